import { fieldsOf } from '../../operations/input-fields.ts'
import type { Services } from '../../services.ts'
import { redirect, type Redirect } from '../answer.ts'
import { countAsker } from '../limits/count-asker.ts'
import type { DeclaredRoute } from '../routes/declared-route.ts'
import { ProblemError } from '../errors.ts'
import { formNotTaken } from '../problems.ts'
import { publicRoute } from '../routes/public-route.ts'
import {
  sessionRequest,
  takenFromForm,
  type SessionFormBase,
  type SessionRequest,
} from './session-request.ts'
import { unlessSessionRefused } from './unless-session-refused.ts'

/** A form without a page of its own, that strangers or half signed-in people send: mostly a button. */
export function sessionButton<Sender, Values>(
  services: Services,
  button: SessionFormBase<Sender, Values> & {
    /** Sending it costs nothing, and must always be possible. */
    readonly uncounted?: true
    /** @throws Refused, ProblemError */
    readonly take: (request: SessionRequest<Sender>, values: Values) => Promise<Redirect>
  },
): DeclaredRoute {
  const { why, from, events, schema, uncounted, take } = button
  return publicRoute({
    why,
    form: { from: from.kind, fields: fieldsOf(schema), events },
    answer: async (req, res) => {
      const request = sessionRequest(from, req, res)
      if (uncounted !== true) {
        await countAsker(services, req)
      }
      const read = takenFromForm(schema, req)
      const outcome =
        read.errors === undefined
          ? await unlessSessionRefused(services, request, events, () => take(request, read.values))
          : read
      if (!('to' in outcome)) {
        throw new ProblemError(formNotTaken(outcome))
      }
      redirect(req, res, outcome)
    },
  })
}
