"""Which tools say the same of themselves: TF-IDF of words and of runs of letters, joined by average linkage."""

import unicodedata
from collections import Counter, defaultdict
from math import log, sqrt

WORD_SHARE = 0.3
STOP_WORDS = set(
    """a an and are as at be by can for from has in into is it its of on or our so that the their them then there these they this to was
    we when where which who will with you your als am auf aus bei bis da das dass dem den der des die dies diese dieser ein eine einem
    einen einer fur hat im ist mit nach oder sich sie sind uber um und uns unser unsere vom von wenn werden wird zu zum zur""".split()
)


def words_of(text):
    """Runs of letters, marks and digits, in lower case and without accents, less the words of grammar."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))
    spaced = "".join(letter if unicodedata.category(letter)[0] in "LN" else " " for letter in plain)
    return [word for word in spaced.split() if word not in STOP_WORDS]


def grams_of(words):
    """The runs of three to five characters of each word with a space on either side."""
    return [f" {word} "[place : place + size] for word in words for size in (3, 4, 5) for place in range(len(word) + 3 - size)]


def weighed(texts, share):
    """Each text's features weighed by (1 + ln count) · (ln((1 + texts) / (1 + texts that have it)) + 1), at length √share."""
    counts = [Counter(text) for text in texts]
    seen_in = Counter(feature for count in counts for feature in count)
    vectors = []
    for count in counts:
        weights = {f: (1 + log(n)) * (log((1 + len(texts)) / (1 + seen_in[f])) + 1) for f, n in count.items()}
        length = sqrt(sum(weight * weight for weight in weights.values()) / share) if weights else 1
        vectors.append({feature: weight / length for feature, weight in weights.items()})
    return vectors


def vectors_of(texts):
    """One vector of length 1 per text: words and grams side by side."""
    words = [words_of(text) for text in texts]
    blocks = weighed(words, WORD_SHARE), weighed([grams_of(each) for each in words], 1 - WORD_SHARE)
    return [
        {**{("word", f): w for f, w in one.items()}, **{("gram", f): w for f, w in other.items()}} for one, other in zip(*blocks)
    ]


def cosine(one, other):
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)


def similar_pairs(vectors, threshold):
    """
    Every pair of at least the threshold. Features are put in one order, the rarest first; where a vector's rest is shorter than the
    threshold, a pair whose first common feature lies in that rest cannot reach it, so only what stands before is looked up.
    """
    seen_in = Counter(feature for vector in vectors for feature in vector)
    index, candidates = defaultdict(list), set()
    for number, vector in enumerate(vectors):
        rest = 1.0
        for feature in sorted(vector, key=lambda each: (seen_in[each], each)):
            if sqrt(max(rest, 0)) < threshold - 1e-9:
                break
            candidates.update((other, number) for other in index[feature])
            index[feature].append(number)
            rest -= vector[feature] ** 2
    found = ((pair, cosine(vectors[pair[0]], vectors[pair[1]])) for pair in sorted(candidates))
    return {pair: alike for pair, alike in found if alike >= threshold - 1e-12}


def components(size, pairs):
    """Groups can only join where one of their pairs reaches the threshold, so each connected component is joined by itself."""
    neighbours = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    left = set(neighbours)
    while left:
        found, waiting = set(), [min(left)]
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting += neighbours[node] - found
        left -= found
        yield sorted(found)


def join(members, alike, threshold):
    """Average linkage: the two groups most alike on average over all their pairs join, while that is at least the threshold."""
    groups = [[member] for member in members]
    sums = {(a, b): alike(members[a], members[b]) for b in range(len(members)) for a in range(b)}
    living = set(range(len(members)))
    while len(living) > 1:
        order = sorted(living)
        best, one, other = max(
            ((sums[a, b] / (len(groups[a]) * len(groups[b])), -a, -b) for i, a in enumerate(order) for b in order[i + 1 :]),
        )
        if best < threshold - 1e-12:
            break
        one, other = -one, -other
        living.discard(other)
        groups[one] += groups[other]
        for third in living - {one}:
            sums[min(one, third), max(one, third)] += sums[min(other, third), max(other, third)]
    return [sorted(groups[each]) for each in sorted(living) if len(groups[each]) > 1]


def clusters_of(texts, threshold):
    """Groups of places in the list of texts."""
    vectors = vectors_of(texts)
    pairs = similar_pairs(vectors, threshold)

    def alike(one, other):
        pair = min(one, other), max(one, other)
        if pair not in pairs:
            pairs[pair] = cosine(vectors[one], vectors[other])
        return pairs[pair]

    groups = [list(component) for component in components(len(texts), pairs)]
    return sorted(group for component in groups for group in join(component, alike, threshold))
