// An OpenID provider for tests: whoever types a name is that person, with the claims that a test gave it.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { Provider } from "oidc-provider";

const [clients, secret] = [process.env.CLIENTS.split(","), process.env.SECRET];
const jwks = { keys: [JSON.parse(process.env.KEY)] };
let people = {};

const page = (title, body) =>
  `<!doctype html><html lang="en"><title>${title}</title><link rel="icon" href="data:,">${body}`;

const server = createServer().listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: clients.map((id) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [`${issuer}/anywhere`],
      token_endpoint_auth_method: "client_secret_post",
    })),
    cookies: { keys: [secret] },
    jwks,
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "roles", "locations", "einde"] },
    features: {
      backchannelLogout: { enabled: true },
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (ctx, form) => {
          ctx.body = page("Log out", `${form}<button form="op.logoutForm" name="logout" value="yes">Log out</button>`);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = page("Logged out", "<p>Logged out</p>");
        },
      },
    },
    // Without the dispatcher that keeps it away from this machine, where the portal of a test is.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    interactions: { url: (ctx, { uid }) => `/log-in/${uid}` },
    findAccount: (ctx, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    loadExistingGrant: async (ctx) => {
      const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  // The portal of a test has another port every time.
  provider.Client.prototype.redirectUriAllowed = () => true;
  provider.use(async (ctx, next) => {
    if (ctx.path === "/people") {
      people = JSON.parse(await text(ctx.req));
      ctx.status = 204;
    } else if (ctx.path === "/logouts") {
      const client = await provider.Client.find(ctx.query.client);
      client.backchannelLogoutUri = await text(ctx.req);
      client.backchannelLogoutSessionRequired = true;
      ctx.status = 204;
    } else if (!ctx.path.startsWith("/log-in/")) {
      await next();
    } else if (ctx.method === "POST") {
      const accountId = new URLSearchParams(await text(ctx.req)).get("name");
      const result = accountId in people ? { login: { accountId } } : { error: "access_denied" };
      await provider.interactionFinished(ctx.req, ctx.res, result);
    } else {
      ctx.type = "html";
      ctx.body = page("Log in", `<form method="post"><label>Name <input name="name"></label> <button>Log in</button></form>`);
    }
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
