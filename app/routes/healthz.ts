/** The process answers. Whether it has data to show is /readyz. */
export function loader() {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
