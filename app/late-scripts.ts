/**
 * The scripts of a page wait until it is painted. Fetched beside it, over a dozen of them take a third of the time to the first picture, and
 * nothing in the picture needs them. Remix names them in the HTML itself and has no way to ask for it otherwise.
 */
export function holdScripts(html: string): string {
  // No text of ours looks like this: its "<" is escaped, in the page as in its data.
  return html
    .replaceAll('<link rel="modulepreload" ', '<link rel="held" ')
    .replaceAll(/(<script nonce="[^"]*") type="module" async="">/g, '$1 type="held">');
}

/** Lets them go after the first frame, as elements that React knows. A page that nobody sees has no frames. */
export const letScriptsGo = `{
  const go = () => {
    for (const link of document.querySelectorAll('link[rel="held"]')) link.rel = "modulepreload";
    for (const held of document.querySelectorAll('script[type="held"]')) {
      const script = document.createElement("script");
      script.type = "module";
      script.nonce = held.nonce;
      script.textContent = held.textContent;
      held.replaceWith(script);
    }
  };
  if (document.visibilityState === "hidden") go();
  else requestAnimationFrame(() => setTimeout(go));
}`;
