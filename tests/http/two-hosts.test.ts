import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { openHouse, type House } from '../support/house.ts'

describe('a request with two Host headers', () => {
  let house: House
  let url: URL

  before(async () => {
    house = await openHouse()
    url = new URL(await house.serve())
  })
  after(() => house.close())

  /** Sends these lines as they are. @returns the status line of the answer */
  async function statusOf(...lines: string[]): Promise<string> {
    const socket = connect(Number(url.port), url.hostname)
    socket.write([...lines, 'Connection: close', '', ''].join('\r\n'))
    let answer = ''
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1')
    })
    await once(socket, 'close')
    return answer.split('\r\n')[0] ?? ''
  }

  it('is refused with 400 on pages, files and checks of health, whichever comes first and however they are written', async () => {
    const own = `Host: ${url.host}`
    for (const path of ['/login', '/healthz', '/assets/none/medguard.css']) {
      for (const hosts of [
        [own, 'Host: evil.example'],
        ['HOST: evil.example', own],
        [own, own],
      ]) {
        assert.match(await statusOf(`GET ${path} HTTP/1.1`, ...hosts), /^HTTP\/1\.1 400 /, path)
      }
    }
    assert.match(await statusOf('GET /login HTTP/1.1', own), /^HTTP\/1\.1 200 /)
  })
})
