import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import type { Outcome, Severity } from '../../server/audit/events.ts'
import { newId } from '../new-id.ts'

export class AuditEvent extends Model<InferAttributes<AuditEvent>, InferCreationAttributes<AuditEvent>> {
  declare id: CreationOptional<string>
  declare occurredAt: Date
  declare event: string
  declare category: string
  declare severity: Severity
  declare outcome: Outcome
  declare actorId: CreationOptional<string | null>
  declare actorName: CreationOptional<string | null>
  declare actorRole: CreationOptional<string | null>
  declare sessionId: CreationOptional<string | null>
  declare deviceId: CreationOptional<string | null>
  declare address: CreationOptional<string | null>
  declare method: CreationOptional<string | null>
  declare route: CreationOptional<string | null>
  declare requestId: CreationOptional<string | null>
  declare userAgent: CreationOptional<string | null>
  declare patientId: CreationOptional<string | null>
  declare patientIds: CreationOptional<string[] | null>
  declare resourceType: CreationOptional<string | null>
  declare resourceId: CreationOptional<string | null>
  declare purposeOfUse: CreationOptional<string | null>
  declare rule: CreationOptional<string | null>
  declare grantId: CreationOptional<string | null>
  declare details: CreationOptional<Record<string, unknown> | null>
  declare changes: CreationOptional<Buffer | null>
}

export function defineAuditEvent(sequelize: Sequelize): void {
  AuditEvent.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      occurredAt: { type: DataTypes.DATE, allowNull: false },
      event: { type: DataTypes.TEXT, allowNull: false },
      category: { type: DataTypes.TEXT, allowNull: false },
      severity: { type: DataTypes.TEXT, allowNull: false },
      outcome: { type: DataTypes.TEXT, allowNull: false },
      actorId: { type: DataTypes.UUID },
      actorName: { type: DataTypes.TEXT },
      actorRole: { type: DataTypes.TEXT },
      sessionId: { type: DataTypes.UUID },
      deviceId: { type: DataTypes.UUID },
      address: { type: DataTypes.INET },
      method: { type: DataTypes.TEXT },
      route: { type: DataTypes.TEXT },
      requestId: { type: DataTypes.UUID },
      userAgent: { type: DataTypes.TEXT },
      patientId: { type: DataTypes.UUID },
      patientIds: { type: DataTypes.ARRAY(DataTypes.UUID) },
      resourceType: { type: DataTypes.TEXT },
      resourceId: { type: DataTypes.TEXT },
      purposeOfUse: { type: DataTypes.TEXT },
      rule: { type: DataTypes.TEXT },
      grantId: { type: DataTypes.UUID },
      details: { type: DataTypes.JSONB },
      changes: { type: DataTypes.BLOB },
    },
    { sequelize, modelName: 'AuditEvent', tableName: 'audit_events', timestamps: false },
  )
}
