import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import assert from 'node:assert/strict'

/** A message as it was posted. */
export type PostedText = {
  readonly path: string
  readonly authorization: string | undefined
  readonly fields: Readonly<Record<string, string>>
}

type Answer = { readonly status: number; readonly code?: number; readonly location?: string } | 'hang'

/** A provider of text messages on loopback that speaks as Twilio's Messages resource does, as far as the tests need it. */
export class FakeTextProvider {
  answer: Answer = { status: 201 }
  readonly posted: PostedText[] = []
  readonly #server: Server
  readonly #port: number

  private constructor(server: Server, port: number) {
    this.#server = server
    this.#port = port
  }

  static async listen(): Promise<FakeTextProvider> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    assert.ok(typeof address === 'object' && address !== null)
    const provider = new FakeTextProvider(server, address.port)
    server.on('request', (req, res) => void provider.#take(req, res))
    return provider
  }

  async #take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const fields = Object.fromEntries(new URLSearchParams(await text(req)))
    this.posted.push({ path: req.url ?? '', authorization: req.headers.authorization, fields })
    const { answer } = this
    if (answer === 'hang') {
      return
    }
    const { status, code, location } = answer
    res.writeHead(status, {
      'Content-Type': 'application/json',
      ...(location === undefined ? {} : { Location: location }),
    })
    res.end(JSON.stringify(code === undefined ? { sid: 'SM1' } : { code, message: 'To: +2782 is wrong' }))
  }

  /** For SMS_URL. */
  get url(): string {
    return `http://ACtest:a%20token@127.0.0.1:${this.#port}/`
  }

  /** The code in the newest message. */
  get code(): string {
    return /^(\d{6}) is your MedGuard code/.exec(this.posted.at(-1)?.fields['Body'] ?? '')?.[1] ?? 'none'
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
