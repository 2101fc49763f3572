import { connect, type Socket } from 'node:net'
import { hostname } from 'node:os'
import { connect as connectTls } from 'node:tls'
import type { SyslogTarget } from '../../../config/syslog-settings.ts'
import type { LogReceiver } from './log-receiver.ts'
import { syslogFrame, syslogMessage } from './syslog-message.ts'

function open({ host, port, tls, ca }: SyslogTarget): Socket {
  return tls
    ? connectTls({ host, port, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) })
    : connect({ host, port })
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unreachable'

/**
 * Writes the bytes, ends its side, and waits until the receiver has ended its own: it has then read everything. Syslog
 * has no answer of its own, and what the network has taken is not yet what the receiver has.
 * @returns what went wrong, as a short code
 */
function deliver(target: SyslogTarget, bytes: Buffer, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = open(target)
    let written = false
    let problem: string | undefined
    const giveUp = () => {
      problem ??= 'timeout'
      socket.destroy()
    }
    signal.addEventListener('abort', giveUp, { once: true })
    socket.on('error', (error) => {
      problem ??= codeOf(error)
    })
    socket.once('finish', () => {
      written = true
    })
    socket.once('close', () => {
      signal.removeEventListener('abort', giveUp)
      resolve(problem ?? (written ? undefined : 'closed'))
    })
    socket.once(target.tls ? 'secureConnect' : 'connect', () => {
      socket.resume()
      socket.end(bytes)
    })
  })
}

/** Sends batches as syslog over TCP or TLS, each on a connection of its own. */
export const syslogReceiver = (target: SyslogTarget): LogReceiver => ({
  name: 'syslog',
  send: async ({ rows }, signal) => {
    const text = rows.map((row) => syslogFrame(syslogMessage(row, hostname()))).join('')
    return text === '' ? undefined : deliver(target, Buffer.from(text, 'utf8'), signal)
  },
})
