import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'
import type { EntrySource } from './allergy.ts'

/** https://hl7.org/fhir/R4/valueset-observation-status.html, as far as it is used. */
export type ObservationStatus = 'final' | 'entered-in-error'

/** Something that was measured of a patient: one vital sign at one time. */
export class Observation extends Model<InferAttributes<Observation>, InferCreationAttributes<Observation>> {
  declare id: CreationOptional<string>
  declare patientId: string
  /** What was measured (server/vital-kinds.ts). */
  declare kind: string
  declare status: ObservationStatus
  declare takenAt: Date
  /** Somebody must see it. */
  declare critical: CreationOptional<boolean>
  /** The number and whatever else was said of it, as JSON. */
  declare content: Sealed
  declare source: CreationOptional<EntrySource>
  declare recordedBy: CreationOptional<string | null>
  declare version: CreationOptional<number>
  /** Who changed it here last, and when; null where it stands as it was recorded. */
  declare changedBy: CreationOptional<string | null>
  declare changedAt: CreationOptional<Date | null>
  declare createdAt: Date
}

export function defineObservation(sequelize: Sequelize): void {
  Observation.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      kind: { type: DataTypes.TEXT, allowNull: false },
      status: { type: DataTypes.TEXT, allowNull: false },
      takenAt: { type: DataTypes.DATE, allowNull: false },
      critical: { type: DataTypes.BOOLEAN },
      content: sealedAttribute({ allowNull: false }),
      source: { type: DataTypes.TEXT },
      recordedBy: { type: DataTypes.UUID },
      version: { type: DataTypes.INTEGER },
      changedBy: { type: DataTypes.UUID },
      changedAt: { type: DataTypes.DATE },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Observation', tableName: 'observations', timestamps: false },
  )
  guardSealedAttributes(Observation)
}
