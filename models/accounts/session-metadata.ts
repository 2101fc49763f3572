import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export type SecondFactorVia = 'totp' | 'backup-code' | 'trusted-device' | 'text-message'

export class SessionMetadata extends Model<
  InferAttributes<SessionMetadata>,
  InferCreationAttributes<SessionMetadata>
> {
  declare id: CreationOptional<string>
  declare sid: CreationOptional<string | null>
  declare userId: string
  declare deviceId: CreationOptional<string | null>
  /** The browser, as its own cookie says; not to be confused with a device that is trusted. */
  declare knownDeviceId: CreationOptional<string | null>
  /** What is left of the form token of a session that was one too many: a form of its browser is still known by it. */
  declare lateFormToken: CreationOptional<Buffer | null>
  /** The version of the credentials by which it began. */
  declare credentialsVersion: CreationOptional<number>
  declare address: string
  declare userAgent: string
  declare startedAt: Date
  declare lastSeenAt: Date
  declare secondFactorAt: CreationOptional<Date | null>
  /** How the second factor was proved; only an app's code counts as a fresh code. */
  declare secondFactorVia: CreationOptional<SecondFactorVia | null>
  /** The tie to the record that is shown under /my; null for one's own. */
  declare recordOf: CreationOptional<string | null>
  /** When the password was given again since the session began. */
  declare passwordAt: CreationOptional<Date | null>
  declare heldAt: CreationOptional<Date | null>
  declare heldAddress: CreationOptional<string | null>
  /** When every step of signing in was done; null while one is still due. */
  declare completedAt: CreationOptional<Date | null>
  declare endedAt: CreationOptional<Date | null>
  declare endedReason: CreationOptional<string | null>
  /** Who ended it by hand. */
  declare endedBy: CreationOptional<string | null>
}

export function defineSessionMetadata(sequelize: Sequelize): void {
  SessionMetadata.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      sid: { type: DataTypes.TEXT },
      userId: { type: DataTypes.UUID, allowNull: false },
      deviceId: { type: DataTypes.UUID },
      knownDeviceId: { type: DataTypes.UUID },
      lateFormToken: { type: DataTypes.BLOB },
      credentialsVersion: { type: DataTypes.INTEGER },
      address: { type: DataTypes.INET, allowNull: false },
      userAgent: { type: DataTypes.TEXT, allowNull: false },
      startedAt: { type: DataTypes.DATE, allowNull: false },
      lastSeenAt: { type: DataTypes.DATE, allowNull: false },
      secondFactorAt: { type: DataTypes.DATE },
      secondFactorVia: { type: DataTypes.TEXT },
      recordOf: { type: DataTypes.UUID },
      passwordAt: { type: DataTypes.DATE },
      heldAt: { type: DataTypes.DATE },
      heldAddress: { type: DataTypes.INET },
      completedAt: { type: DataTypes.DATE },
      endedAt: { type: DataTypes.DATE },
      endedReason: { type: DataTypes.TEXT },
      endedBy: { type: DataTypes.UUID },
    },
    { sequelize, modelName: 'SessionMetadata', tableName: 'session_metadata', timestamps: false },
  )
}
