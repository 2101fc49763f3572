import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export type Relationship = 'primary' | 'covering' | 'consulting'

/** How an assignment came, or comes, to its end: ended by hand, by a last day set beforehand, or with an erased record. */
export type AssignmentEnd = 'by-hand' | 'last-day' | 'erasure'

export class CareTeamAssignment extends Model<
  InferAttributes<CareTeamAssignment>,
  InferCreationAttributes<CareTeamAssignment>
> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare userId: string
  declare relationship: Relationship
  declare startsAt: Date
  declare endsAt: CreationOptional<Date | null>
  declare assignedBy: CreationOptional<string | null>
  /** Null where it has no end, or where nobody knows any more. */
  declare endedHow: CreationOptional<AssignmentEnd | null>
  /** Whoever ended it, or set its last day. */
  declare endedBy: CreationOptional<string | null>
  declare createdAt: Date
}

export function defineCareTeamAssignment(sequelize: Sequelize): void {
  CareTeamAssignment.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      userId: { type: DataTypes.UUID, allowNull: false },
      relationship: { type: DataTypes.TEXT, allowNull: false },
      startsAt: { type: DataTypes.DATE, allowNull: false },
      endsAt: { type: DataTypes.DATE },
      assignedBy: { type: DataTypes.UUID },
      endedHow: { type: DataTypes.TEXT },
      endedBy: { type: DataTypes.UUID },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'CareTeamAssignment', tableName: 'care_team_assignments', timestamps: false },
  )
}
