// Stands in the bundle for the part of @actions/core that asks for tokens of OpenID Connect, and loads an
// HTTP client for it as soon as anything of that package is loaded.

export const OidcClient = {
  getIDToken(): never {
    throw new Error('perf-gate asks for no token of OpenID Connect');
  },
};
