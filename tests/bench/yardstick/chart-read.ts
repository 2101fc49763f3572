/** The one read of a chart page: session, user, role, the tie to the patient, and the patient with key and sealed fields. */
export const chartRead = {
  name: 'yardstick-chart',
  text: `
    SELECT m.id AS session_id, u.id AS user_id, u.display_name, r.title AS role_title, c.relationship,
      EXISTS (SELECT FROM role_permissions WHERE role_id = r.id AND permission = 'chart.read') AS may_read,
      p.id, p.record_number, p.sex, p.given_name, p.family_name, p.birth_date, p.national_id, p.phone, p.email, p.address,
      p.medical_history, k.root_key_id, k.wrapped
    FROM sessions s
    JOIN session_metadata m ON m.sid = s.sid AND m.ended_at IS NULL
    JOIN users u ON u.id = m.user_id AND u.active
    JOIN roles r ON r.id = u.role_id
    JOIN patients p ON p.id = $2
    JOIN patient_keys k ON k.patient_id = p.id
    LEFT JOIN care_team_assignments c ON c.patient_id = p.id AND c.user_id = u.id AND c.ends_at IS NULL
    WHERE s.sid = $1 AND s.expire > $3`,
}

export type ChartRead = {
  session_id: string
  user_id: string
  display_name: string
  role_title: string
  relationship: string | null
  may_read: boolean
  id: string
  record_number: string
  sex: string
  given_name: Buffer
  family_name: Buffer
  birth_date: Buffer
  national_id: Buffer
  phone: Buffer
  email: Buffer
  address: Buffer
  medical_history: Buffer
  root_key_id: string
  wrapped: Buffer
}
