/**
 * The scripts of a page wait until it is painted. Fetched beside it, over a dozen of them take a third of the time to the first picture, and
 * its data is as long as the rest; nothing in the picture needs them. Remix names them in the HTML itself and has no way to ask for it otherwise.
 */
export function holdScripts(html: string): string {
  // They stand behind the page itself, which need not be searched.
  const from = html.indexOf('<script nonce="');
  if (from === -1) return html;
  // No text of ours looks like this: its "<" is escaped, in the page as in its data.
  const held = html
    .slice(from)
    .replaceAll(
      /<link rel="modulepreload" |(<script nonce="[^"]*")( type="module" async="")?>/g,
      (_, script, isModule) => {
        if (script === undefined) return '<link rel="held" ';
        return `${script} type="held"${isModule === undefined ? "" : ' data-type="module"'}>`;
      },
    );
  return html.slice(0, from) + held;
}

/**
 * Lets them go after the first frame, as elements that React knows and in their order: once all are there, since each builds on those before. A page that
 * nobody sees has no frames. Who reloads a page is brought back to where they were by the browser itself, before that frame.
 */
export const letScriptsGo = `{
  const run = (held) => {
    const script = document.createElement("script");
    if (held.dataset.type !== undefined) script.type = held.dataset.type;
    script.nonce = held.nonce;
    script.textContent = held.textContent;
    held.replaceWith(script);
  };
  const go = () => {
    for (const link of document.querySelectorAll('link[rel="held"]')) link.rel = "modulepreload";
    document.querySelectorAll('script[type="held"]').forEach(run);
  };
  const goOnceRead = () => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", go);
    else go();
  };
  if (document.visibilityState === "hidden") goOnceRead();
  else requestAnimationFrame(() => setTimeout(goOnceRead));
}`;
