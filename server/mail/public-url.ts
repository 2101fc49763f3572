/**
 * The address under which people reach MedGuard, for links in messages. It comes from the settings or from where the
 * server listens, never from a request: whoever sends a request chooses its Host header.
 */
export class PublicUrl {
  readonly #configured: string | undefined
  #listening: string

  /** @param options.configured PUBLIC_URL, an origin; without it links lead to where the server listens */
  constructor(options: { configured?: string | undefined; host: string; port: number }) {
    this.#configured = options.configured
    const host = options.host.includes(':') ? `[${options.host}]` : options.host
    this.#listening = `http://${host}:${options.port}`
  }

  /** Tells the address that the server was given, which with PORT=0 nobody knows before. */
  listeningAt(address: string): void {
    this.#listening = address
  }

  /** "https://medguard.example.org", without a slash at the end */
  get base(): string {
    return this.#configured ?? this.#listening
  }

  /** @param path one of paths.… */
  link(path: string): string {
    return `${this.base}${path}`
  }
}
