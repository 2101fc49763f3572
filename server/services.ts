import type { Logger } from 'pino'
import type { Environment } from '../config/env.ts'
import { limits } from '../config/security.ts'
import type { Database } from '../models/database.ts'
import { readMenuPages } from '../models/queries/pages/pages.ts'
import { openPurposeKeys } from './accounts/purpose-keys.ts'
import { PasswordHasher } from './accounts/passwords/password-hash.ts'
import { FormDrafts } from './accounts/form-drafts.ts'
import { SecondFactor } from './accounts/second-factor/second-factor.ts'
import { HandedSessionStore } from './http/sessions/session-store.ts'
import { SessionUse } from './accounts/session-use.ts'
import { Sessions } from './http/sessions/browser-sessions.ts'
import { SetAsideForms } from './accounts/set-aside-forms.ts'
import { WindowLimit } from './accounts/window-limit.ts'
import { SignInLimits } from './accounts/sign-in-limits.ts'
import type { Assets } from './assets/assets.ts'
import { AuditTrail } from './audit/trail.ts'
import { Sealing } from './audit/tree/sealing.ts'
import { openSigningKey } from './audit/tree/signing-key.ts'
import { TrustedKeys } from './audit/tree/trusted-keys.ts'
import { WitnessFile } from './audit/tree/witness/witness-file.ts'
import { isWitnessed } from './audit/tree/witness/witness-notes.ts'
import { witnessPlace } from './audit/tree/witness/witness-place.ts'
import { checkpointReceiverNames } from './audit/tree/witness/checkpoint-receiver-names.ts'
import type { Clock } from './clock.ts'
import { BlindIndex } from './crypto/blind-index.ts'
import { DataKeys } from './crypto/data-keys.ts'
import type { KeyRing } from './crypto/key-ring.ts'
import { generateAccessCode } from './crypto/access-code.ts'
import { CsrfTokens } from './http/forms/csrf.ts'
import { SealedCursors } from './http/sealed-cursors.ts'
import { ForgedFormRecords } from './http/forms/forged-form-records.ts'
import { FormSubmissions } from './http/forms/form-submissions.ts'
import { FacilityTime } from './http/facility-time.ts'
import { WaitingCounts } from './waiting-counts.ts'
import { RequestLimits } from './http/limits/request-limits.ts'
import { readIndexKeys } from './keys/index-keys.ts'
import { KeyWatch } from './keys/key-watch.ts'
import { requireRootKeys } from './keys/require-root-keys.ts'
import { Mail } from './mail/mail.ts'
import { PublicUrl } from './mail/public-url.ts'
import { chooseTransports } from './mail/transports.ts'
import { JobRunner } from './jobs/job-runner.ts'
import { registerMainMenu } from './main-menu.ts'
import { Hooks } from './pages/hooks.ts'
import { PageMenu } from './pages/page-menu.ts'
import { registerPageHooks } from './pages/register-page-hooks.ts'
import { PatientKeys } from './patients/patient-keys.ts'
import { languages, perLanguage, sourceLanguage } from '../views/words/languages.ts'
import { openWords } from '../views/words/words.ts'

export type ServiceOptions = {
  readonly environment: Environment
  readonly clock: Clock
  readonly log: Logger
  readonly database: Database
  readonly assets: Assets
  /** The root keys that the settings give, or the demo's. */
  readonly ring: KeyRing
  /** SESSION_SECRET, or the demo's. */
  readonly sessionSecrets: readonly string[]
  /** How the next emergency access code of a person is made; random but in the demo. */
  readonly makeAccessCode?: (userId: string, issuedBefore: number) => string
}

/**
 * The composition root: the one place where the parts are made and handed to each other.
 * @throws UnknownRootKeyError: before any request is served
 */
export async function createServices(options: ServiceOptions) {
  const { environment, clock, log, database, assets, sessionSecrets } = options
  const { ring } = options
  await requireRootKeys(database.prepared, ring)
  const keys = await openPurposeKeys(ring, clock.now())
  const blindIndex = new BlindIndex(keys['blind-index'])
  blindIndex.use(await readIndexKeys(ring))
  const trail = new AuditTrail(database.prepared, clock, environment.AUDIT_ROWS_WAITING)
  const { prepared } = database
  const sealingKey = keys['audit-signing']
  const signingKey = await openSigningKey({
    prepared,
    given: environment.AUDIT_SIGNING_KEY,
    sealingKey,
    at: clock.now(),
  })
  const witnessName = witnessPlace(environment)
  const auditKeys = await TrustedKeys.open({
    prepared,
    present: signingKey,
    sealingKey,
    mayAdopt: witnessName !== undefined && !(await isWitnessed(witnessName)),
  })
  const witness =
    witnessName === undefined
      ? undefined
      : new WitnessFile({ name: witnessName, prepared, keys: auditKeys, clock })
  const sealing = new Sealing({
    prepared,
    clock,
    log,
    key: signingKey,
    keys: auditKeys,
    witness,
    receivers: checkpointReceiverNames(environment),
  })
  trail.whenCommitted(() => sealing.noticed())
  const timeZone = environment.FACILITY_TIME_ZONE
  const times = perLanguage((language) => new FacilityTime(timeZone, languages[language].locale))
  const words = perLanguage((language) => openWords(language, timeZone))
  const csrf = new CsrfTokens(sessionSecrets)
  const hooks = new Hooks()
  registerMainMenu(hooks)
  const pageMenu = new PageMenu({
    read: () => readMenuPages(database.prepared),
    clock,
    onError: (error) => log.error({ name: error instanceof Error ? error.name : typeof error }, 'page menu'),
  })
  await pageMenu.refresh()
  registerPageHooks(hooks, trail, pageMenu)
  const store = new HandedSessionStore(database.pool, environment.SESSION_TIMEOUT_HOURS * 3_600, (message) =>
    log.error({ message }, 'session store'),
  )
  return {
    environment,
    clock,
    log,
    database,
    sequelize: database.sequelize,
    prepared: database.prepared,
    assets,
    ring,
    purposeKeys: keys,
    blindIndex,
    keyWatch: new KeyWatch({ prepared: database.prepared, ring, blindIndex, log }),
    patientKeys: new PatientKeys(ring, new DataKeys(ring)),
    trail,
    sealing,
    auditKeys,
    witness,
    jobRunner: new JobRunner(log),
    /** Of readers by their language; `time` where nobody's own is known. */
    words,
    times,
    time: times[sourceLanguage],
    publicUrl: new PublicUrl({
      configured: environment.PUBLIC_URL,
      host: environment.HOST,
      port: environment.PORT,
    }),
    mail: new Mail({
      sequelize: database.sequelize,
      clock,
      key: keys.messages,
      transports: chooseTransports(environment),
      words: words[sourceLanguage],
    }),
    hooks,
    pageMenu,
    waitingCounts: new WaitingCounts(database.prepared, (error) =>
      log.error({ name: error instanceof Error ? error.name : typeof error }, 'waiting counts'),
    ),
    csrf,
    cursors: new SealedCursors(sessionSecrets),
    requestLimits: new RequestLimits(
      { prepared: database.prepared, trail, clock },
      environment.REQUEST_LIMITS,
    ),
    forgedForms: new ForgedFormRecords({ prepared: database.prepared, clock }),
    sessionSecrets,
    store,
    sessions: new Sessions({ trail, csrf }),
    sessionUse: new SessionUse({
      prepared: database.prepared,
      log,
      idleMinutes: environment.SESSION_IDLE_MINUTES,
    }),
    passwords: new PasswordHasher(),
    secondFactor: new SecondFactor(keys['totp-seeds']),
    formDrafts: new FormDrafts(database.prepared, keys.drafts),
    signInLimits: new SignInLimits({ prepared: database.prepared, clock }),
    formSubmissions: new FormSubmissions({
      prepared: database.prepared,
      sequelize: database.sequelize,
      key: keys.drafts,
    }),
    searchesBehindGlass: new WindowLimit(
      { prepared: database.prepared, clock },
      { name: 'glass', count: limits.searchesBehindGlassPerHour, seconds: 3_600 },
    ),
    patientLookUps: new WindowLimit(
      { prepared: database.prepared, clock },
      { name: 'look-up', count: limits.patientLookUpsPerMinute, seconds: 60 },
    ),
    setAsideForms: new SetAsideForms(database.prepared, keys.drafts),
    makeAccessCode: options.makeAccessCode ?? generateAccessCode,
  }
}

export type Services = Awaited<ReturnType<typeof createServices>>
