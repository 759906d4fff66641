import type { D1Database, KVNamespace } from "@cloudflare/workers-types";

export interface Env {
  DB: D1Database;
  SESSIONS: KVNamespace;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname !== "/orders") return new Response("not found", { status: 404 });
    const { results } = await env.DB.prepare("SELECT * FROM orders LIMIT 20").all();
    return Response.json(results);
  },
};
