import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { readAsOfBand } from "../as-of-band.server.ts";
import type { Annotation } from "../charts/annotate.ts";
import { AnnotationsProvider } from "../charts/annotations.tsx";
import { AsOfBand } from "../components/as-of-band.tsx";
import { AsOfForm } from "../components/as-of-form.tsx";
import { ErrorPage, problemTitle } from "../components/error-page.tsx";
import { Header } from "../components/header.tsx";
import type { HeldFile } from "../components/held-words.ts";
import { LoadingBar } from "../components/loading-bar.tsx";
import { type Trust, type TrustSource, TrustStrip } from "../components/trust-strip.tsx";
import { ask, askOne } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

/** Only an error page keeps this title; each page has its own. */
export const meta: MetaFunction = ({ error }) => [
  { title: error === undefined ? "Lanemark" : `${problemTitle(error)} · Lanemark` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const [trust, sources, held, annotations, band] = await Promise.all([
    askOne<Trust>("trust", {}, viewer, "The warehouse holds no program rules."),
    ask<TrustSource>("trust_sources", {}, viewer),
    ask<HeldFile>("held_files", {}, viewer),
    ask<Annotation>("annotations", {}, viewer),
    readAsOfBand(request.url, viewer),
  ]);
  return { trust, sources, held, annotations, band };
}

export default function Shell() {
  const { trust, sources, held, annotations, band } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const isTold = pathname === "/" || pathname === "/loads";
  return (
    <Frame
      strip={
        <>
          <TrustStrip trust={trust} sources={sources} held={isTold ? [] : held} />
          {band !== null && <AsOfBand band={band} />}
        </>
      }
    >
      <AnnotationsProvider value={annotations}>
        <Outlet />
      </AnnotationsProvider>
    </Frame>
  );
}

export function ErrorBoundary() {
  return (
    <Frame>
      <ErrorPage />
    </Frame>
  );
}

function Frame({ strip, children }: { readonly strip?: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <LoadingBar />
      <Header />
      {strip}
      <main className="wide" id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="footer" id="foot">
        <div className="wide">
          <AsOfForm />
          Lanemark reads exports and never changes the systems they come from. Every number opens to its definition and
          its rows.
        </div>
      </footer>
    </>
  );
}
