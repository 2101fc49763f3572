import type { Request, RequestHandler, Response } from 'express'
import { withinNetworks } from '../server/access/networks.ts'

const loopback = ['127.0.0.0/8', '::1/128']

/**
 * Refuses plain http from other machines: a session cookie must not travel unprotected. Health checks tell nothing and
 * pass.
 */
export function requireTls(refuse: (req: Request, res: Response) => void): RequestHandler {
  return (req, res, next) => {
    const harmless = req.path === '/healthz' || req.path === '/readyz'
    if (req.secure || harmless || withinNetworks(loopback, req.context.address)) {
      next()
    } else {
      refuse(req, res)
    }
  }
}
