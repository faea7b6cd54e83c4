// The members of ltijs 5.9.9 that we use, as they behave; @types/ltijs describes 4.x.

declare module 'ltijs' {
  export interface LtijsDatabase {
    setup(): Promise<void>;
    Close(): Promise<void>;
    /** Rows, or false when there are none. With a `key`, the row is already decrypted and has `createdAt` (ms). */
    Get(key: string | false, collection: string, query?: Record<string, string>): Promise<object[] | false>;
    Insert(key: string | false, collection: string, item: object, index?: object): Promise<true>;
    Replace(key: string | false, collection: string, query: object, item: object, index?: object): Promise<true>;
    Modify(key: string | false, collection: string, query: object, modification: object): Promise<true>;
    Delete(collection: string, query: object): Promise<true>;
  }

  /** What every service works from: the part of an id_token that it looks at. */
  export interface LtijsToken {
    iss: string;
    clientId: string;
    deploymentId?: string;
    platformContext: {
      endpoint?: { lineitems: string };
      namesRoles?: { context_memberships_url: string };
      resource?: { id: string };
      deepLinkingSettings?: { accept_types: readonly string[]; accept_multiple: boolean; data?: string };
    };
  }

  interface LtijsAccessToken {
    token_type: string;
    access_token: string;
  }

  interface LtijsProvider {
    setup(
      key: string,
      database: { plugin: LtijsDatabase },
      options: { cors: false; ltiaas: true; devMode: false; tokenMaxAge: false },
    ): this;
    deploy(options: { serverless: true; silent: true }): Promise<true>;
    DeepLinking: {
      createDeepLinkingMessage(token: LtijsToken, items: readonly object[], options: object): Promise<string>;
    };
    NamesAndRoles: {
      /** One page: `next` is set when there are more. */
      getMembers(token: LtijsToken, options: { pages: 1; url?: string }): Promise<unknown>;
    };
    Grade: {
      getLineItems(
        token: LtijsToken,
        options: { resourceLinkId?: boolean; resourceId?: string; tag?: string; url?: string },
        accessToken: LtijsAccessToken,
      ): Promise<unknown>;
      createLineItem(
        token: LtijsToken,
        item: object,
        options: { resourceLinkId: boolean },
        accessToken: LtijsAccessToken,
      ): Promise<unknown>;
    };
  }

  export const Provider: LtijsProvider;
}

/** The HTTP client of all of its services: an instance of got 11, whose methods are looked up at every call. */
declare module 'ltijs/dist/Utils/Http.js' {
  import type { LookupFunction } from 'node:net';

  interface HttpResponse {
    url: string;
    headers: Record<string, string | undefined>;
  }
  interface HttpRequest extends Promise<HttpResponse> {
    on(event: 'downloadProgress', listener: (progress: { transferred: number }) => void): void;
    cancel(): void;
  }
  interface HttpOptions {
    url: URL;
    headers: Record<string, string | undefined>;
    lookup?: LookupFunction;
  }
  interface HttpClient {
    get: unknown;
    post: unknown;
    extend(defaults: {
      timeout: number;
      retry: number;
      followRedirect: boolean;
      handlers: ((options: HttpOptions, next: (options: HttpOptions) => HttpRequest) => HttpRequest)[];
      hooks: {
        beforeRequest: ((options: HttpOptions) => void)[];
        afterResponse: ((response: HttpResponse) => HttpResponse)[];
      };
    }): HttpClient;
  }
  const client: HttpClient;
  export default client;
}
