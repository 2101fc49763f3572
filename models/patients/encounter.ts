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

export type EncounterKind = 'ambulatory' | 'emergency' | 'inpatient' | 'home' | 'virtual' | 'other'

/** Where an encounter stood when another system exported it, if it had not ended (https://hl7.org/fhir/R4/valueset-encounter-status.html). */
export const encounterStates = ['arrived', 'triaged', 'in-progress', 'onleave', 'unknown'] as const
export type EncounterState = (typeof encounterStates)[number]

export class Encounter extends Model<InferAttributes<Encounter>, InferCreationAttributes<Encounter>> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare authorId: CreationOptional<string | null>
  declare practitionerId: CreationOptional<string | null>
  declare kind: EncounterKind
  declare occurredAt: Date
  /** The day, month or year where no time of day is known (server/partial-date.ts): then `occurredAt` is its beginning. */
  declare occurredOn: CreationOptional<string | null>
  declare endedAt: CreationOptional<Date | null>
  declare endedOn: CreationOptional<string | null>
  /** Null where it is over, and of those that were recorded here. */
  declare state: CreationOptional<EncounterState | null>
  declare reason: CreationOptional<Sealed | null>
  declare notes: CreationOptional<Sealed | null>
  declare diagnoses: CreationOptional<Sealed | null>
  /** Its parts and its coded diagnoses, as JSON. */
  declare content: CreationOptional<Sealed | null>
  declare amendsId: CreationOptional<string | null>
  declare createdAt: Date
}

export function defineEncounter(sequelize: Sequelize): void {
  Encounter.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      authorId: { type: DataTypes.UUID },
      practitionerId: { type: DataTypes.UUID },
      kind: { type: DataTypes.TEXT, allowNull: false },
      occurredAt: { type: DataTypes.DATE, allowNull: false },
      occurredOn: { type: DataTypes.TEXT },
      endedAt: { type: DataTypes.DATE },
      endedOn: { type: DataTypes.TEXT },
      state: { type: DataTypes.TEXT },
      reason: sealedAttribute(),
      notes: sealedAttribute(),
      diagnoses: sealedAttribute(),
      content: sealedAttribute(),
      amendsId: { type: DataTypes.UUID },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Encounter', tableName: 'encounters', timestamps: false },
  )
  guardSealedAttributes(Encounter)
}
