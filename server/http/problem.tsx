import type { Request, Response } from 'express'
import { ProblemPage } from '../../views/errors/problem-page.tsx'
import type { FieldError } from '../../views/components/fields/field.ts'
import { codeForPrograms, nameForPrograms } from '../api/json-names.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { isForPrograms } from './routes/for-programs.ts'
import { render } from './render.ts'
import { shellOf } from './shell.ts'
import { said, type MessageToSay, type Text } from '../../views/words/said.ts'

export type Problem = {
  readonly status: number
  /** Stable, for programs and for asking for help. */
  readonly code: string
  readonly heading: MessageToSay
  /** Plain words; nothing of the record, the system or the rules of others. */
  readonly reason: Text | readonly Text[]
  /** For 429 and 503: when to try again; a minute, or ten seconds, where nothing else is known. */
  readonly retryAfterSeconds?: number
  /** What the reader can do about it, and whom to ask. */
  readonly help?: readonly MessageToSay[]
  /** What was typed and is not stored anywhere, to be copied from the page. */
  readonly written?: readonly string[]
  /** For programs: what is wrong, field by field. */
  readonly errors?: readonly FieldError[]
  readonly wayOut?: readonly { readonly href: string; readonly label: MessageToSay }[]
}

/** Whether the request would rather have JSON than a page. */
export const wantsJson = (req: Request): boolean =>
  isForPrograms(req.path) || req.accepts(['html', 'json']) === 'json'

/** Answers with an error: a page, or problem+json (RFC 9457) with the same status. */
export function answerProblem(services: Services, req: Request, res: Response, problem: Problem): void {
  const { tell } = services.words[req.context.language]
  const { status, code } = problem
  const heading = tell(problem.heading)
  const reason = [problem.reason].flat().map(tell).join(' ')
  const help = (problem.help ?? []).map(tell)
  const { retryAfterSeconds = status === 503 ? 10 : 60 } = problem
  if ((status === 429 || status === 503) && !res.hasHeader('Retry-After')) {
    res.setHeader('Retry-After', String(retryAfterSeconds))
  }
  if (wantsJson(req)) {
    res.status(status)
    res.setHeader('Content-Type', 'application/problem+json; charset=utf-8')
    const told = { type: 'about:blank', title: heading, status, detail: [reason, ...help].join(' ') }
    res.end(
      JSON.stringify(
        isForPrograms(req.path)
          ? {
              ...told,
              code: codeForPrograms(code),
              request_id: req.context.id,
              errors: problem.errors?.map(({ field, message }) => ({
                field: nameForPrograms(field),
                code: codeForPrograms(code),
                message: tell(message),
              })),
            }
          : { ...told, code, requestId: req.context.id },
      ),
    )
    return
  }
  const wayOut = problem.wayOut ?? [{ href: paths.home(), label: said('http.problem.go-start-page') }]
  const page = (
    <ProblemPage
      shell={shellOf(services, req)}
      status={status}
      heading={heading}
      reason={reason}
      help={help}
      reasonCode={code}
      requestId={req.context.id}
      wayOut={wayOut.map(({ href, label }) => ({ href, label: tell(label) }))}
      written={problem.written}
    />
  )
  render(res, page, status)
}
