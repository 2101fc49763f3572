import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Where audit rows are sent as syslog. */
export type SyslogTarget = {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  /** Certificates that the receiver's must go back to, as PEM; the usual ones where there are none. */
  readonly ca?: string
}

/** The usual ports: of syslog over TLS (RFC 5425), and what receivers take for it over plain TCP. */
const ports = { 'syslog+tls:': 6_514, 'syslog+tcp:': 601 } as const

function fileText(name: string): string | undefined {
  try {
    return readFileSync(name, 'utf8')
  } catch {
    return undefined
  }
}

/** `syslog+tls://host:port` or `syslog+tcp://host:port`; TLS takes `?ca=FILE` for certificates of one's own. */
export const syslogUrl = z.string().transform((text, context): SyslogTarget => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const port = url === undefined ? undefined : Object.entries(ports).find(([name]) => name === url.protocol)
  if (url === undefined || port === undefined || url.hostname === '' || url.username !== '') {
    context.addIssue(
      'must be an address such as syslog+tls://siem.example.org:6514 or syslog+tcp://10.0.0.5:601',
    )
    return z.NEVER
  }
  const tls = url.protocol === 'syslog+tls:'
  const file = url.searchParams.get('ca')
  const ca = file === null ? undefined : fileText(file)
  if (file !== null && (ca === undefined || !tls)) {
    context.addIssue(
      tls
        ? 'names a file of certificates (ca) that cannot be read'
        : 'takes certificates (ca) with syslog+tls only',
    )
    return z.NEVER
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? port[1] : Number(url.port),
    tls,
    ...(ca === undefined ? {} : { ca }),
  }
})
