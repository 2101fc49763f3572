import type { RequestHandler } from 'express'
import passportModule from 'passport'
import { Strategy as LocalStrategy } from 'passport-local'
import { checkPassword } from '../server/accounts/check-password.ts'
import { readKnownDevice } from '../server/http/sessions/known-device-cookie.ts'
import { originOf } from '../server/http/origin.ts'
import type { Services } from '../server/services.ts'

declare global {
  // oxlint-disable-next-line typescript/no-namespace
  namespace Express {
    // The session's user: only the id; everything else comes fresh from the database with each request.
    interface User {
      readonly id: string
      /** Of the credentials that were proved; there only while a password is being checked. */
      readonly credentialsVersion?: number
    }
  }
}

export type PassportInstance = InstanceType<typeof passportModule.Passport>

const isUser = (stored: unknown): stored is Express.User =>
  typeof stored === 'object' && stored !== null && 'id' in stored && typeof stored.id === 'string'

/** Passport with the one strategy there is: a username and a password from a form. */
export function createPassport(services: Services): PassportInstance {
  const passport = new passportModule.Passport()
  passport.serializeUser((user, done) => {
    done(null, { id: user.id })
  })
  passport.deserializeUser((stored: unknown, done) => {
    done(null, isUser(stored) ? stored : false)
  })
  passport.use(
    new LocalStrategy({ session: true, passReqToCallback: true }, (req, username, password, done) => {
      const device = readKnownDevice(req, services.sessionSecrets)
      checkPassword(services, { username, password, origin: originOf(req), device }).then(
        // Passport takes callbacks only.
        // oxlint-disable-next-line promise/no-callback-in-promise
        (proven) => done(null, proven ?? false),
        // oxlint-disable-next-line promise/no-callback-in-promise
        (error: unknown) => done(error),
      )
    }),
  )
  return passport
}

/**
 * Lets a posted form sign its sender in or out. Pages need no passport: who asks for them comes, fresh, from the facts
 * of the request.
 */
export function passportSession(passport: PassportInstance): RequestHandler {
  const initialize: RequestHandler = passport.initialize()
  const takeUser: RequestHandler = passport.session()
  return (req, res, next) => {
    if (req.method !== 'POST') {
      next()
      return
    }
    initialize(req, res, (error?: unknown) => (error === undefined ? takeUser(req, res, next) : next(error)))
  }
}
