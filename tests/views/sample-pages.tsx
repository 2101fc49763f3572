import type { ReactElement } from 'react'
import { SecondFactorPage } from '../../views/accounts/sign-in/second-factor-page.tsx'
import { SecondFactorSetupPage } from '../../views/accounts/second-factor/second-factor-setup-page.tsx'
import { SignInPage } from '../../views/accounts/sign-in/sign-in-page.tsx'
import { ProblemPage } from '../../views/errors/problem-page.tsx'
import type { Shell } from '../../views/layout.tsx'
import { SampleChart } from './sample-chart.tsx'
import { SampleDashboard } from './sample-dashboard.tsx'
import { SampleForm } from './sample-form.tsx'
import { FacilityTime } from '../../server/http/facility-time.ts'
import { openWords } from '../../views/words/words.ts'

/** A frame with everything in it. */
export const shell: Shell = {
  nonce: 'bm9uY2U',
  words: openWords('en', 'Africa/Johannesburg'),
  time: new FacilityTime('Africa/Johannesburg', 'en-GB'),
  csrfToken: 'c3JmLXRva2Vu',
  stylesheet: '/assets/0123456789abcdef/medguard.css',
  script: '/assets/0123456789abcdef/medguard.js',
  favicon: '/assets/0123456789abcdef/favicon.svg',
  person: { displayName: 'Dr Naledi Khumalo', roleTitle: 'Physician', sessionEndsAt: '21:40' },
  menu: [
    { href: '/', label: 'My patients', current: true },
    { href: '/patients', label: 'Find a patient' },
    { href: '/prescriptions', label: 'Prescriptions' },
    { href: '/break-glass', label: 'Emergency access' },
    { href: '/pages', label: 'Guidance' },
  ],
  emergencies: [
    {
      grantId: '0198c0de-0000-7000-8000-000000000001',
      patient: { label: 'MG-000042', href: '/patients/0198c0de-0000-7000-8000-000000000042' },
      extendHref: '/break-glass/0198c0de-0000-7000-8000-000000000001/extend',
      endsAt: '15:12',
      endsAtIso: '2025-03-31T13:12:00Z',
      minutesLeft: 42,
      endAction: '/break-glass/0198c0de-0000-7000-8000-000000000001/end',
    },
  ],
  notice: 'Encounter saved.',
  demo: true,
}

const demoAccounts = [
  { username: 'admin', role: 'System administrator', password: 'correct-horse-battery', code: '204 118' },
  {
    username: 'physician',
    role: 'Physician',
    password: 'correct-horse-battery',
    code: '512 907',
    accessCode: 'K7RM-42QX',
  },
  {
    username: 'nurse',
    role: 'Nurse',
    password: 'correct-horse-battery',
    code: '038 551',
    accessCode: 'P2LD-90TW',
  },
  { username: 'clerk', role: 'Administrative staff', password: 'correct-horse-battery' },
  { username: 'patient', role: 'Patient', password: 'correct-horse-battery' },
]

const qrSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" shape-rendering="crispEdges"><path fill="#ffffff" d="M0 0h29v29H0z"/><path stroke="#000000" d="M4 4.5h7m2 0h3m2 0h7M4 5.5h1m5 0h1m3 0h1m3 0h1m5 0h1M4 6.5h1m1 0h3m1 0h1m1 0h4m2 0h1m1 0h3m1 0h1M4 7.5h1m1 0h3m1 0h1m3 0h2m2 0h1m1 0h3m1 0h1M4 10.5h7m1 0h1m1 0h1m1 0h1m1 0h7M12 12.5h5M4 14.5h9m2 0h9M5 18.5h7m3 0h6M4 24.5h7m2 0h9"/></svg>'

/** Pages of every kind in such a frame, by name. */
export function makeSamplePages(frame: Shell): Readonly<Record<string, ReactElement>> {
  const signedOut: Shell = { ...frame, person: undefined, menu: [], emergencies: [], notice: undefined }
  const calm: Shell = { ...frame, emergencies: [], notice: undefined }
  return {
    'sign-in': (
      <SignInPage shell={signedOut} errors={[]} username="" next="/patients" demoAccounts={demoAccounts} />
    ),
    'sign-in-error': (
      <SignInPage
        shell={{ ...signedOut, demo: false }}
        username="physician"
        errors={[
          {
            field: 'username',
            message: 'The username or the password is not right. Check both and try again.',
          },
        ]}
      />
    ),
    'second-factor': (
      <SecondFactorPage shell={signedOut} errors={[]} trustDeviceAllowed trustDeviceDays={30} />
    ),
    'second-factor-setup': (
      <SecondFactorSetupPage
        shell={signedOut}
        errors={[{ field: 'code', message: 'That code is not right. Enter the six digits shown now.' }]}
        qrSvg={qrSvg}
        secretForTyping="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
        needed
      />
    ),
    dashboard: <SampleDashboard shell={calm} />,
    chart: <SampleChart shell={frame} />,
    form: <SampleForm shell={calm} />,
    problem: (
      <ProblemPage
        shell={calm}
        status={403}
        heading="You are not on this patient's care team"
        reason="Only the care team opens this record. If the patient is in danger now, you may use emergency access: it is recorded and reviewed."
        reasonCode="not_on_care_team"
        requestId="0198c0de-7c1d-7000-8a00-5f3c2b1a0d9e"
        wayOut={[
          {
            href: '/patients/0198c0de-0000-7000-8000-000000000042/break-glass',
            label: 'Use emergency access',
          },
          { href: '/', label: 'Back to my patients' },
        ]}
      />
    ),
  }
}

export const samplePages = makeSamplePages(shell)
