/** Given and family names of many origins; who is made of them is invented. */
export const givenNames =
  `Aaliyah Adnan Agnieszka Aisha Akira Alejandra Aleksander Alina Amara Ana Anders Andrea Anh Anika Anja Annika Arjun Arne Astrid Aylin Ayse
  Bartek Beatriz Benedikt Bianca Birgit Bogdan Boris Bruno Camille Carla Carsten Catarina Cem Chiara Chidi Chiara Christoph Claudia Cosmin
  Dagmar Daniela Darko Deniz Diana Diego Dmitri Dorota Edda Eleni Elif Elisa Emeka Emre Enzo Erik Esther Eva Fabian Farid Fatima Filip
  Florian Frauke Gabriel Georg Gerda Giulia Goran Greta Grzegorz Hakan Hanna Hans Hassan Heike Helena Henrik Hiroshi Ida Igor Ilse Imran
  Ines Ingrid Irina Isabel Ivan Jakub Jana Jan Jasmin Joao Johanna Jonas Joris Julia Kamil Karin Karl Katarina Keiko Kerstin Khadija Kofi
  Konrad Lars Latifa Laura Leila Lena Leon Levent Lina Linh Ljubica Lorenzo Luca Lucia Ludwig Magda Mahmoud Maike Malte Marek Maria Marta
  Martin Mateusz Matteo Mehmet Mei Merve Milan Mina Miriam Mohammed Monika Murat Nadia Natalia Nele Nikola Nina Noah Nora Nuria Oksana Olaf
  Olga Omar Oskar Paolo Patrick Paula Pavel Pelin Petra Philipp Pia Priya Rafael Rahel Rajesh Ralf Rana Renata Ricardo Robert Roksana Rosa
  Ruben Sabine Salma Samir Sanna Sarah Selin Silke Simon Sofia Soren Stefan Sunita Susanne Svenja Sven Tamara Tania Tarek Teresa Thilo
  Tobias Tomas Uwe Valentina Vera Viktor Vincent Wanda Wiebke Yara Yasemin Youssef Yuki Zeynep Zofia`.split(/\s+/);

export const familyNames =
  `Abel Achterberg Adeyemi Ahlers Aksoy Alvarez Andersson Antonelli Arslan Asare Aydin Babic Bachmann Bakker Balogun Banerjee Barbosa Baran
  Bauer Behrendt Bellini Benali Berger Bergstrom Bianchi Bilgin Blaschke Boateng Bogdanov Borg Braun Brinkmann Buchholz Bulut Calderon
  Campos Carvalho Castelli Celik Cerny Chaudhry Chen Conti Costa Dahl Danneberg Dekker Demirci Diallo Dietz Dimitrov Doering Dragan Duarte
  Dvorak Ebert Eichholz Ekwueme Engel Erdogan Eriksen Escobar Fabbri Falk Farkas Fernandes Ferrari Fiedler Fischbach Fontana Forsberg Frank
  Gallo Garcia Gashi Gerlach Ghosh Gomes Gottwald Greco Gruber Guenther Gundersen Haas Haddad Hagen Halvorsen Hansen Hartung Hassan Hauser
  Heller Hendriks Hernandez Herzog Hoang Holm Horvat Huber Ibrahim Ilic Ionescu Ivanova Jankowski Janssen Jensen Johansson Jovanovic Jung
  Kacar Kalinowski Kamara Kaminski Karlsson Kato Kaufmann Kaya Keller Khan Kiefer Kilic Klein Knudsen Kocak Kohl Koroma Kovacs Kowalczyk
  Kraft Krueger Kumar Lange Larsen Lehmann Leitner Lewandowski Lindgren Lombardi Lopez Lorenz Lukic Madsen Maier Malik Mancini Markovic
  Martens Mazur Mbeki Mehta Mendes Merz Meyer Mohr Molnar Moreau Mueller Nagy Nakamura Navarro Nguyen Nielsen Novak Nowicki Nunes Oduya
  Okafor Oliveira Olsen Osei Ottens Ozturk Papadopoulos Park Patel Paulsen Pavlovic Pereira Petrov Pham Pohl Popescu Prokop Quast Radu
  Rahman Ramos Reinhardt Reuter Ricci Richter Rojas Romano Rossi Roth Sahin Salvatore Santos Sato Schaefer Schmitz Schreiber Schulte Sedlak
  Seidel Serrano Shah Silva Simic Singh Sokolov Sorensen Stahl Stankovic Steiner Stoica Strand Suzuki Svensson Szabo Tanaka Tavares Teixeira
  Thiel Todorov Toth Tran Turan Ulrich Unal Urban Vargas Vasquez Veen Velic Vieira Vogt Volkov Wagner Walther Wang Weber Weiss Wendt Winkler
  Wojcik Wolters Yamamoto Yildiz Yilmaz Zachariou Zander Zielinska Zimmer Zoric`.split(/\s+/);

export const jobTitles = [
  "Coordinator",
  "Specialist",
  "Analyst",
  "Team Lead",
  "Clerk",
  "Planner",
  "Manager",
  "Assistant",
  "Senior Specialist",
  "Technician",
  "Controller",
  "Trainee",
] as const;
