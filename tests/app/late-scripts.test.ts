import { expect, test } from "vitest";
import { holdScripts } from "../../app/late-scripts.ts";

test("what a page needs after it is painted is held, and what is read as a script of its own is not", () => {
  const page = `<link rel="icon" href="/a.svg"/><p>&lt;link rel="modulepreload" href="/x"&gt;</p>
<script nonce="n+/=">window.data = "\\u003clink rel=\\"modulepreload\\" ";</script>
<link rel="modulepreload" href="/assets/b.js"/><link rel="modulepreload" href="/assets/c.js"/>
<script nonce="n+/=" type="module" async="">import "/assets/b.js";</script>
<script nonce="n+/=" type="text/javascript">go();</script>`;
  expect(holdScripts(page)).toBe(`<link rel="icon" href="/a.svg"/><p>&lt;link rel="modulepreload" href="/x"&gt;</p>
<script nonce="n+/=" type="held">window.data = "\\u003clink rel=\\"modulepreload\\" ";</script>
<link rel="held" href="/assets/b.js"/><link rel="held" href="/assets/c.js"/>
<script nonce="n+/=" type="held" data-type="module">import "/assets/b.js";</script>
<script nonce="n+/=" type="text/javascript">go();</script>`);
});
