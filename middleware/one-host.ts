import type { Request, RequestHandler, Response } from 'express'

const namesHost = (name: string, index: number): boolean => index % 2 === 0 && name.toLowerCase() === 'host'

/**
 * Refuses requests with more than one Host header (RFC 9112 section 3.2): Node takes the first one without a word, what
 * stands before it may have looked at another, and forms and links are judged by it.
 */
export const oneHost =
  (refuse: (req: Request, res: Response) => void): RequestHandler =>
  (req, res, next) => {
    if (req.rawHeaders.filter(namesHost).length > 1) {
      refuse(req, res)
    } else {
      next()
    }
  }
