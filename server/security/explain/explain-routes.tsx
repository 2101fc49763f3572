import { ExplainPage } from '../../../views/security/explain-page.tsx'
import type { Words } from '../../../views/words/words.ts'
import { actions } from '../../access/actions.ts'
import { explain } from '../../access/explain.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffQuestionForm } from '../../http/faces/question-form.ts'
import { explanationWords, of } from '../../http/words/explanation-words.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { explainAccess, type Answer } from './explain-access.ts'

const choices = ({ say }: Words) =>
  Object.keys(actions)
    .filter((name): name is keyof typeof actions => Object.hasOwn(actions, name))
    .map((name) => ({ value: name, label: say(`access.action.${name}`) }))

const shown = (words: Words, answer: Answer | undefined) =>
  answer && {
    ...answer,
    verdicts: explain(answer.looked).map((verdict) => ({
      rule: verdict.rule,
      heading: words.say(`access.rule.${verdict.rule}`),
      allows: verdict.allows,
      applies: verdict.applies,
      words: explanationWords(words, verdict, of(answer.name)),
    })),
    doing: words.say(`access.action.${answer.action}`),
    allowed: answer.decision.allowed,
    stepUp: answer.decision.obligations.stepUp,
    emergency: answer.decision.obligations.severity === 'emergency',
    hides:
      actions[answer.action].patient === undefined
        ? []
        : answer.decision.obligations.hides.map((section) => words.say(`access.section.${section}`)),
  }

/** Why somebody may do something, or may not. */
export function explainRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.explain(),
    staffQuestionForm(services, explainAccess, ({ shell }, { typed, errors }, answer) => (
      <ExplainPage
        shell={shell}
        time={services.time}
        choices={choices(shell.words)}
        typed={typed}
        which={services.time.which(typed['moment'])}
        errors={errors}
        answer={shown(shell.words, answer)}
      />
    )),
  )
}
