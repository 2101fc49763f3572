import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { startTestApp, type TestApp } from '../support/test-app.ts'

describe('a request with two Host headers', () => {
  let testApp: TestApp
  let url: URL

  before(async () => {
    testApp = await startTestApp()
    url = new URL(await testApp.serve())
  })
  after(() => testApp.close())

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
