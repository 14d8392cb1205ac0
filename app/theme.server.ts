import { createCookie } from "@remix-run/node";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

// Not secret and not a session: it only lets the server paint the right ground at once.
const cookie = createCookie("theme", { path: "/", sameSite: "lax", maxAge: 31_536_000, httpOnly: true });

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

export async function readTheme(request: Request): Promise<Theme> {
  const value: unknown = await cookie.parse(request.headers.get("cookie")).catch(() => null);
  return isTheme(value) ? value : "system";
}

export function themeCookie(theme: Theme): Promise<string> {
  return cookie.serialize(theme);
}
