import { randomBytes, randomUUID } from "node:crypto";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";

export type Locals = { nonce: string; requestId: string };

export function localsOf(response: Response): Locals {
  return response.locals as Locals;
}

/** Gives the response its id and its nonce, and takes away what a proxy nobody set up could claim. */
export const nameRequest: RequestHandler = (request, response, next) => {
  for (const header of Object.keys(request.headers)) {
    if (header === "forwarded" || header.startsWith("x-forwarded-")) delete request.headers[header];
  }
  response.locals = { nonce: randomBytes(16).toString("base64"), requestId: randomUUID() } satisfies Locals;
  response.setHeader("x-request-id", localsOf(response).requestId);
  next();
};

/**
 * Security headers for every response. `styleSource` names the one style sheet that pages have within: the server's HTML has no style attribute, and
 * those that scripts set on elements are not touched by the policy. HSTS only where the operator says that https stands in front.
 */
export function securityHeaders(isBehindHttps: boolean, styleSource: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "script-src": ["'self'", (_request, response) => `'nonce-${(response as Response).locals.nonce}'`],
        "style-src": [styleSource],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
      },
    },
    frameguard: { action: "deny" },
    // A hint that promises no protection, for which Chromium throws away the process that it began with the address.
    originAgentCluster: false,
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: isBehindHttps ? { maxAge: 31_536_000 } : false,
  });
}
