import { type Response, Router } from 'express'
import type { Assets, Encoding } from './assets.ts'

const oneYear = 'public, max-age=31536000, immutable'

/** Serves /assets/:hash/:file: kept by browsers for good, compressed when they take it; 404 for everything else there. */
export function assetsRouter(assets: Assets): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/assets/:hash/:file', (req, res) => {
    const asset = assets.find(req.path)
    if (asset === undefined) {
      notFound(res)
      return
    }
    const accepted = req.acceptsEncodings('br', 'gzip')
    const encoding: Encoding = accepted === 'br' || accepted === 'gzip' ? accepted : 'identity'
    const body = asset.bodies[encoding]
    res.setHeader('Content-Type', asset.contentType)
    res.setHeader('Content-Length', body.length)
    res.setHeader('Cache-Control', oneYear)
    res.setHeader('X-Content-Type-Options', 'nosniff')
    res.vary('Accept-Encoding')
    if (encoding !== 'identity') {
      res.setHeader('Content-Encoding', encoding)
    }
    res.end(body)
  })
  router.use('/assets', (_req, res) => notFound(res))
  return router
}

function notFound(res: Response): void {
  res.status(404).type('text/plain').send('Not found')
}
