// Where a crowd sends its requests.

/** Where connections go; the host is already an address, so that no name is looked up under load. */
export interface LoadTarget {
  readonly protocol: 'http:' | 'https:';
  /** Loopback address to connect to. */
  readonly address: string;
  /** As the user wrote it: for the `Host` header and TLS. */
  readonly hostname: string;
  readonly port: number;
  readonly insecure: boolean;
  /** Absolute path of a Unix socket to connect to; address and port then only name the server. */
  readonly unixSocket?: string | undefined;
}
