import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { contentSecurityPolicy } from '../config/security.ts'

/** What helmet sets is the same for every answer: it is asked once, on an answer that is never sent. */
function helmetHeaders(): readonly (readonly [name: string, value: string])[] {
  const sample = new ServerResponse(new IncomingMessage(new Socket()))
  const setHeaders = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  setHeaders(sample.req, sample, () => undefined)
  return Object.entries(sample.getHeaders()).map(([name, value]) => [name, String(value)])
}

/**
 * Security headers on every answer, errors and files included (ASVS 5.0 3.4). The referrer policy is `same-origin`
 * because with `no-referrer` browsers send `Origin: null` with forms. Nothing is cached unless a route says so.
 */
export function securityHeaders(): RequestHandler {
  const unchanging = [
    ...helmetHeaders(),
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['Cache-Control', 'no-store'],
  ] as const
  return (req, res, next) => {
    for (const [name, value] of unchanging) {
      res.setHeader(name, value)
    }
    res.setHeader('Content-Security-Policy', contentSecurityPolicy(req.context.nonce))
    next()
  }
}
