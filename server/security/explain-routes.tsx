import { ExplainPage } from '../../views/security/explain-page.tsx'
import { actionWords } from '../access/action-words.ts'
import { actions } from '../access/actions.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { parseForm } from '../http/forms.ts'
import { staffForm, type StaffRequest } from '../http/staff-route.ts'
import type { DisclosureScope } from '../operations/operation.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { answerQuestion, explainSchema, type Answer } from './explain-question.ts'

const choices = Object.keys(actions)
  .filter((name): name is keyof typeof actions => Object.hasOwn(actions, name))
  .map((name) => ({ value: name, label: actionWords[name] }))

type FoundAnswer = DisclosureScope & { readonly answer?: Answer }

/** The answer to what was asked, and what the audit row says of it: about whom, which patient, which action. */
async function findAnswer(services: Services, { req }: StaffRequest): Promise<FoundAnswer> {
  const parsed =
    req.method === 'POST' ? parseForm(explainSchema(services.time.timeZone), req) : { errors: [] }
  if (parsed.errors !== undefined) {
    return {}
  }
  const answer = await answerQuestion(services, parsed.values, req.context.circumstances)
  if ('errors' in answer) {
    return {}
  }
  return {
    answer,
    resource: { type: 'user', id: answer.userId },
    details: { action: answer.action, at: answer.at.toISOString(), allowed: answer.decision.allowed },
    ...(answer.patientId === undefined ? {} : { patientId: answer.patientId }),
  }
}

const shown = (answer: Answer | undefined) =>
  answer && {
    ...answer,
    doing: actionWords[answer.action],
    allowed: answer.decision.allowed,
    stepUp: answer.decision.obligations.stepUp,
    emergency: answer.decision.obligations.severity === 'emergency',
    hides: actions[answer.action].patient === undefined ? [] : answer.decision.obligations.hides,
  }

/** Why somebody may do something, or may not. Asked by POST: no name and no record number stands in an address. */
export function explainRoutes(routes: RouteTable, services: Services): void {
  const answers = new WeakMap<DisclosureScope, Answer>()
  routes.form(
    paths.explain(),
    staffForm(services, {
      action: 'security.read',
      event: 'access.explained',
      viewEvent: 'access.explained',
      schema: explainSchema(services.time.timeZone),
      // Nothing is changed: the form only asks to be shown with its answer.
      change: async ({ req }, values) => {
        const answer = await answerQuestion(services, values, req.context.circumstances)
        return 'errors' in answer ? answer : { errors: [] }
      },
      find: async (request) => {
        const { answer, ...found } = await findAnswer(services, request)
        if (answer !== undefined) {
          answers.set(found, answer)
        }
        return found
      },
      show: async ({ shell }, { typed, errors }, found) => (
        <ExplainPage
          shell={shell}
          time={services.time}
          choices={choices}
          typed={typed}
          which={services.time.which(typed['moment'])}
          errors={errors}
          answer={shown(answers.get(found))}
        />
      ),
    }),
  )
}
