// The part of autocannon that the benchmarks use; the package brings no types.
declare module 'autocannon' {
  export type Request = {
    readonly method: 'GET'
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly onResponse: (status: number, body: string) => void
  }

  export type Client = { setRequests(requests: readonly Request[]): void }

  export type Result = { readonly errors: number; readonly timeouts: number; readonly non2xx: number }

  export interface Run extends PromiseLike<Result> {
    on(event: 'start', listener: () => void): this
    on(
      event: 'response',
      listener: (client: Client, status: number, bytes: number, milliseconds: number) => void,
    ): this
  }

  export default function autocannon(options: {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration: number
    readonly setupClient: (client: Client) => void
  }): Run
}
