import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { contentSecurityPolicy } from '../config/security.ts'

/**
 * Security headers on every answer, errors and files included (ASVS 5.0 3.4). The referrer policy is `same-origin`
 * because with `no-referrer` browsers send `Origin: null` with forms. Nothing is cached unless a route says so.
 */
export function securityHeaders(): RequestHandler {
  const others = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  return (req, res, next) => {
    res.setHeader('Content-Security-Policy', contentSecurityPolicy(req.context.nonce))
    res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    res.setHeader('Cache-Control', 'no-store')
    others(req, res, next)
  }
}
