import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage } from "./components/error-page.tsx";
import { useFollowedLinks } from "./components/link.tsx";
import { letScriptsGo } from "./late-scripts.ts";
import { useNonce } from "./nonce.ts";
import { useStyleSheet } from "./style-sheet.ts";
import { readTheme } from "./theme.server.ts";

export const meta: MetaFunction = () => [{ title: "Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { theme: await readTheme(request), requestId: context.requestId ?? null };
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const styleSheet = useStyleSheet();
  const root = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang="en" data-theme={root?.theme ?? "system"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {/* Painted once its foot is there: in pieces, numbers side by side and columns of tables would share the width anew with each. */}
        <link rel="expect" href="#foot" blocking="render" />
        <Meta />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: text of our own */}
        <style suppressHydrationWarning dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
        <script
          nonce={nonce}
          // Tells it from the scripts that are held, which have no type.
          type="text/javascript"
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: text of our own
          dangerouslySetInnerHTML={{ __html: letScriptsGo }}
        />
      </body>
    </html>
  );
}

export default function App() {
  useFollowedLinks();
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <main className="wide" id="main">
      <ErrorPage />
    </main>
  );
}
