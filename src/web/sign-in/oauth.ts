import * as oauth from 'oauth4webapi';

export interface OAuthOptions {
  /** GitHub's website: `https://github.com`. */
  readonly webUrl: string;
  readonly client: { readonly id: string; readonly secret: string };
}

/** The state to keep between the two halves of a sign-in. */
export interface Flow {
  readonly state: string;
  readonly verifier: string;
}

/** GitHub's web flow with state and PKCE: https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app */
export class OAuth {
  private readonly server: oauth.AuthorizationServer;
  private readonly client: oauth.Client;
  private readonly secret: string;
  private readonly insecure: boolean;

  constructor({ webUrl, client }: OAuthOptions) {
    this.server = {
      issuer: webUrl,
      authorization_endpoint: `${webUrl}/login/oauth/authorize`,
      token_endpoint: `${webUrl}/login/oauth/access_token`,
    };
    this.client = { client_id: client.id };
    this.secret = client.secret;
    this.insecure = webUrl.startsWith('http:');
  }

  /** Where to send a person, who comes back to `redirect`. */
  async begin(redirect: string): Promise<{ readonly url: string; readonly flow: Flow }> {
    const flow = { state: oauth.generateRandomState(), verifier: oauth.generateRandomCodeVerifier() };
    const url = new URL(this.server.authorization_endpoint!);
    url.search = String(
      new URLSearchParams({
        client_id: this.client.client_id,
        redirect_uri: redirect,
        state: flow.state,
        code_challenge: await oauth.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      }),
    );
    return { url: url.href, flow };
  }

  /** The person's token, from the URL at which they came back. Throws if it does not belong to this flow. 1 call. */
  async finish(back: URL, redirect: string, { state, verifier }: Flow): Promise<string> {
    const parameters = oauth.validateAuthResponse(this.server, this.client, back, state);
    const response = await oauth.authorizationCodeGrantRequest(
      this.server,
      this.client,
      oauth.ClientSecretPost(this.secret),
      parameters,
      redirect,
      verifier,
      { headers: { accept: 'application/json' }, [oauth.allowInsecureRequests]: this.insecure },
    );
    const { access_token } = await oauth.processAuthorizationCodeResponse(this.server, this.client, response);
    return access_token;
  }
}
