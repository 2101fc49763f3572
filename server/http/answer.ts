import type { Request, Response } from 'express'
import { isValidElement, type ReactElement } from 'react'
import type { FieldError } from '../../views/components/fields/field.ts'
import type { ChangeReceipt } from '../audit/record.ts'
import type { Text } from '../../views/words/said.ts'
import { returnedForm } from '../../views/returned-form.tsx'
import { storeNotice, type Notice } from '../../views/words/notice.ts'
import { render } from './render.ts'
import { storeBeforeAnswer } from './sessions/session-object.ts'

/** Go to another page, perhaps with a word on what was done. */
export type Redirect = {
  readonly to: string
  readonly notice?: Notice
  /** The code for the next emergency, sealed, to be shown there once. */
  readonly newAccessCode?: string
}

/** The answer is under way already: a file or a stream. */
export const alreadySent = Symbol('already sent')

/** What is sent piece by piece, once all that can fail before was done: what has begun to go out cannot be begun again. */
export type StreamedAnswer = { readonly send: () => Promise<void> }

/** A page on which something is wrong: what its address asks for cannot be read, say. */
export type PageWithStatus = { readonly page: ReactElement; readonly status: number }

/** What a route that shows something may answer. */
export type PageAnswer = ReactElement | PageWithStatus | Redirect | StreamedAnswer | typeof alreadySent

/** A change that was made; the receipt proves that its audit row was committed with it. */
export type ChangeAnswer = Redirect & { readonly receipt: ChangeReceipt<unknown> }

/** What an earlier request with the same form has done: it is neither done nor recorded a second time. */
export type AlreadyDone = Redirect & { readonly alreadyDone: true }

/** A form that cannot be taken as it is. */
export type InvalidForm = {
  readonly errors: readonly FieldError[]
  /** Where nothing is wrong with the form itself: it is in conflict with what somebody else did. */
  readonly status?: 409
  /** What programs are told that it is. */
  readonly code?: string
}

/** With which status a form comes back. */
export const statusOf = ({ status }: InvalidForm): number => status ?? 422

export const invalid = (field: string, message: Text): InvalidForm => ({ errors: [{ field, message }] })

/**
 * Answers HEAD, once it is known that the reader may have what is asked for: nothing was shown, so nothing is recorded.
 * @returns whether it was HEAD
 */
export function answeredHead(req: Request, res: Response): boolean {
  if (req.method !== 'HEAD') {
    return false
  }
  res.status(200).end()
  return true
}

const renderWithStatus = (res: Response, page: ReactElement, status: number): void =>
  render(res, status >= 400 ? returnedForm(page) : page, status)

/** Sends what a route answered. A change answers 303 (See Other), so that reloading does not repeat it. */
export async function sendShown(req: Request, res: Response, shown: PageAnswer, status = 200): Promise<void> {
  if (shown === alreadySent) {
    return
  }
  if ('send' in shown) {
    await shown.send()
    return
  }
  if (isValidElement(shown)) {
    renderWithStatus(res, shown, status)
    return
  }
  if ('page' in shown) {
    renderWithStatus(res, shown.page, shown.status)
    return
  }
  redirect(req, res, shown)
}

/** Sends the reader on. What is to be said there is stored first. */
export function redirect(req: Request, res: Response, { to, notice, newAccessCode }: Redirect): void {
  if (notice === undefined && newAccessCode === undefined) {
    res.redirect(303, to)
    return
  }
  if (notice !== undefined) {
    req.session.notice = storeNotice(notice)
  }
  if (newAccessCode !== undefined) {
    req.session.newAccessCode = newAccessCode
  }
  void storeBeforeAnswer(req).then(() => res.redirect(303, to))
}
