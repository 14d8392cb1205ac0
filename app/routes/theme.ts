import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { localPath } from "../local-path.ts";
import { isTheme, themeCookie } from "../theme.server.ts";

/** Keeps the chosen theme and goes back to the page that it was chosen on, which must be one of ours. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = form.get("theme");
  const back = localPath(form.get("from"));
  if (!isTheme(theme)) throw new Response("A theme is system, light or dark.", { status: 400 });
  return redirect(back, { headers: { "set-cookie": await themeCookie(theme) } });
}

export function loader() {
  return redirect("/");
}
