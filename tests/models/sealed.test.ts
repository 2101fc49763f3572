import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import { format, inspect } from 'node:util'
import {
  col,
  DataTypes,
  fn,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  Op,
  QueryTypes,
  Sequelize,
  where,
} from 'sequelize'
import {
  Sealed,
  SealedAttributeError,
  guardSealedAttributes,
  sealedAttribute,
} from '../../models/sealing/sealed.ts'
import { SealBrokenError } from '../../server/crypto/envelope.ts'
import { generateDataKey } from '../../server/crypto/key-ring.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const PLAIN = 'Thabo Mokoena'
const key = generateDataKey()

class Ward extends Model<InferAttributes<Ward>, InferCreationAttributes<Ward>> {
  declare id: string
  declare label: string
  declare notes?: NonAttribute<Note[]>
}

class Note extends Model<InferAttributes<Note>, InferCreationAttributes<Note>> {
  declare id: string
  declare code: string
  declare fullName: Sealed
  declare remark?: Sealed | null
  declare wardId?: string | null
  declare count?: number
  declare ward?: NonAttribute<Ward>
}

let database: TestDatabase
let sequelize: Sequelize
const log: string[] = []

function place(id: string, column = 'full_name') {
  return { table: 'notes', column, row: id }
}

function sealed(id: string, text = PLAIN, column = 'full_name') {
  return Sealed.seal(text, key, place(id, column))
}

/** The values of a note, its text sealed for its own row. */
function values(text = PLAIN) {
  const id = randomUUID()
  return { id, code: id.slice(0, 8), fullName: sealed(id, text) }
}

function open(note: Note | null): string | undefined {
  return note?.fullName.open(key, place(note.id))
}

async function stored(id: string): Promise<{ full_name: Buffer; remark: Buffer | null }> {
  const [row] = await sequelize.query<{ full_name: Buffer; remark: Buffer | null }>(
    'select full_name, remark from notes where id = $1',
    { bind: [id], type: QueryTypes.SELECT },
  )
  assert.ok(row)
  return row
}

// Values that only code outside the type checker's sight would pass: a form's text, a cast, plain JavaScript.
function untyped(value: unknown) {
  const holder: object = { value }
  return Reflect.get(holder, 'value')
}

function names(attribute: string, hint: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof SealedAttributeError, format(error))
    assert.ok(error.message.startsWith(attribute), error.message)
    assert.match(error.message, hint)
    assert.ok(!error.message.includes(PLAIN))
    return true
  }
}

before(async () => {
  database = await createTestDatabase()
  sequelize = new Sequelize(database.ownerUrl, {
    dialect: 'postgres',
    logging: (sql, timing) => log.push(format(sql, timing)),
    logQueryParameters: true,
    define: { timestamps: false, underscored: true },
  })
  await sequelize.query('create table sample_wards (id uuid primary key, label text not null)')
  await sequelize.query(
    `create table notes (id uuid primary key, code text not null unique, full_name bytea not null, remark bytea,
       ward_id uuid references sample_wards, count integer not null default 0)`,
  )
  Ward.init(
    { id: { type: DataTypes.UUID, primaryKey: true }, label: DataTypes.TEXT },
    { sequelize, tableName: 'sample_wards' },
  )
  Note.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: () => randomUUID() },
      code: { type: DataTypes.TEXT, unique: true },
      fullName: sealedAttribute({ allowNull: false }),
      remark: sealedAttribute(),
      wardId: DataTypes.UUID,
      count: DataTypes.INTEGER,
    },
    { sequelize, tableName: 'notes' },
  )
  Note.belongsTo(Ward, { as: 'ward', foreignKey: 'wardId' })
  Ward.hasMany(Note, { as: 'notes', foreignKey: 'wardId' })
  guardSealedAttributes(Note)
  guardSealedAttributes(Ward)
})

after(async () => {
  await sequelize.close()
  await database.drop()
})

beforeEach(async () => {
  await sequelize.query('delete from notes; delete from sample_wards')
  log.length = 0
})

describe('a sealed value', () => {
  it('shows [sealed] however it is printed', () => {
    const value = sealed(randomUUID())
    assert.equal(String(value), '[sealed]')
    assert.equal(inspect(value, { showHidden: true, depth: null }), '[sealed]')
    assert.equal(format('%s %o %O %j', value, value, value, value), '[sealed] [sealed] [sealed] "[sealed]"')
    assert.equal(JSON.stringify({ value }), '{"value":"[sealed]"}')
    assert.deepEqual(Reflect.ownKeys(value), [])
  })

  it('opens only with its key at its place', () => {
    const id = randomUUID()
    const value = sealed(id)
    assert.equal(value.open(key, place(id)), PLAIN)
    assert.throws(() => value.open(generateDataKey(), place(id)), SealBrokenError)
    assert.throws(() => value.open(key, place(randomUUID())), SealBrokenError)
    assert.throws(() => value.open(key, place(id, 'remark')), SealBrokenError)
  })
})

describe('a model with a sealed attribute', () => {
  it('writes ciphertext when created, and opens when found', async () => {
    const note = await Note.create(values())
    assert.equal(open(note), PLAIN)
    assert.equal(open(await Note.findByPk(note.id)), PLAIN)
    assert.equal(open(await Note.findOne({ where: { code: note.code } })), PLAIN)
    const row = await stored(note.id)
    assert.equal(row.full_name.indexOf('Thabo'), -1)
    assert.equal(Sealed.fromColumn(row.full_name).open(key, place(note.id)), PLAIN)
  })

  it('writes ciphertext in bulk, and opens each row of a list', async () => {
    const many = await Note.bulkCreate([values('one'), values('two'), values('three')])
    assert.deepEqual(many.map(open), ['one', 'two', 'three'])
    assert.deepEqual(new Set((await Note.findAll()).map(open)), new Set(['one', 'two', 'three']))
  })

  it('takes a new value on save and on update, and only for the row it was sealed for', async () => {
    const note = await Note.create(values())
    note.fullName = sealed(note.id, 'saved')
    await note.save()
    assert.equal(open(await Note.findByPk(note.id)), 'saved')
    await note.update({ fullName: sealed(note.id, 'updated') })
    assert.equal(open(await Note.findByPk(note.id)), 'updated')
    await note.update({ fullName: sealed(randomUUID(), 'of another row') })
    const found = await Note.findByPk(note.id)
    assert.throws(() => open(found), SealBrokenError)
  })

  it('shows the new value after a reload', async () => {
    const note = await Note.create(values())
    const same = await Note.findByPk(note.id)
    await same?.update({ fullName: sealed(note.id, 'changed elsewhere') })
    assert.equal(open(note), PLAIN)
    await note.reload()
    assert.equal(open(note), 'changed elsewhere')
  })

  it('is changed by another box and not by the same one', async () => {
    const note = await Note.create(values())
    assert.equal(note.changed('fullName'), false)
    note.fullName = Sealed.fromColumn(Buffer.from(note.fullName.toColumn()))
    assert.equal(note.changed(), false)
    log.length = 0
    await note.save()
    assert.deepEqual(log, [])
    note.fullName = sealed(note.id)
    assert.deepEqual(note.changed(), ['fullName'])
    assert.equal(open(note), PLAIN)
    await note.save()
    assert.equal(note.changed(), false)
  })

  it('leaves the sealed column alone when another attribute is saved', async () => {
    const note = await Note.create(values())
    const { full_name: unchanged } = await stored(note.id)
    await note.update({ count: 4 })
    assert.deepEqual((await stored(note.id)).full_name, unchanged)
    assert.ok(!log.at(-1)?.includes('"full_name"='))
  })

  it('tells null from not loaded', async () => {
    const note = await Note.create({ ...values(), remark: null })
    const found = await Note.findByPk(note.id)
    assert.equal(found?.remark, null)
    const partly = await Note.findByPk(note.id, { attributes: ['id'] })
    assert.equal(partly?.remark, undefined)
    assert.equal(partly?.fullName, undefined)
    assert.deepEqual(partly?.toJSON(), { id: note.id })
  })

  it('can be cleared where null is allowed, and not where it is not', async () => {
    const id = randomUUID()
    const note = await Note.create({ id, code: 'c', fullName: sealed(id), remark: sealed(id, 'x', 'remark') })
    await note.update({ remark: null })
    assert.equal((await stored(id)).remark, null)
    assert.throws(() => note.set('fullName', untyped(null)), names('Note.fullName', /Sealed\.seal/))
    await assert.rejects(Note.create(untyped({ id: randomUUID(), code: 'd' })), /notNull|cannot be null/)
  })

  it('finds or creates, and finds then creates', async () => {
    const given = values()
    const [created, isNew] = await Note.findOrCreate({ where: { code: given.code }, defaults: given })
    assert.ok(isNew)
    assert.equal(open(created), PLAIN)
    const [found, isNewAgain] = await Note.findOrCreate({
      where: { code: given.code },
      defaults: values('other'),
    })
    assert.ok(!isNewAgain)
    assert.equal(open(found), PLAIN)
    const other = values('third')
    const [third] = await Note.findCreateFind({ where: { code: other.code }, defaults: other })
    assert.equal(open(third), 'third')
  })

  it('is upserted by its id', async () => {
    const given = values()
    await Note.upsert(given)
    const [note] = await Note.upsert({ ...given, fullName: sealed(given.id, 'again') })
    assert.equal(open(note), 'again')
    assert.equal(open(await Note.findByPk(given.id)), 'again')
    await Note.upsert({ ...given, fullName: sealed(given.id, 'by key') }, { conflictFields: ['id'] })
    assert.equal(open(await Note.findByPk(given.id)), 'by key')
    assert.equal(await Note.count(), 1)
  })

  it('is updated on duplicates in bulk by its id', async () => {
    const given = values()
    await Note.bulkCreate([given])
    await Note.bulkCreate([{ ...given, fullName: sealed(given.id, 'again') }], {
      updateOnDuplicate: ['fullName'],
      conflictAttributes: ['id'],
    })
    assert.equal(open(await Note.findByPk(given.id)), 'again')
  })

  it('comes with an included model, and opens there', async () => {
    const ward = await Ward.create({ id: randomUUID(), label: 'A' })
    await Note.create({ ...values(), wardId: ward.id })
    const found = await Ward.findOne({ include: [{ model: Note, as: 'notes' }] })
    const [note] = found?.notes ?? []
    assert.ok(note)
    assert.equal(open(note), PLAIN)
    assert.ok(!JSON.stringify(found).includes('Thabo'))
    assert.match(JSON.stringify(found), /"fullName":"\[sealed\]"/)
  })

  it('holds ciphertext in raw rows, to be taken up by hand', async () => {
    const { id } = await Note.create(values())
    const raw: unknown = await Note.findOne({ where: { id }, raw: true })
    assert.ok(typeof raw === 'object' && raw !== null && 'fullName' in raw && Buffer.isBuffer(raw.fullName))
    assert.equal(raw.fullName.indexOf('Thabo'), -1)
    assert.equal(Sealed.fromColumn(raw.fullName).open(key, place(id)), PLAIN)
    const grouped: unknown = await Note.findAll({ attributes: ['fullName'], raw: true, nest: true })
    assert.ok(!inspect(grouped, { depth: null }).includes('Thabo'))
  })
})

describe('the text behind a sealed attribute', () => {
  it('appears nowhere a model is printed', async () => {
    const fresh = Note.build(values())
    const saved = await Note.create(values())
    const found = await Note.findByPk(saved.id)
    for (const note of [fresh, saved, found]) {
      assert.ok(note)
      const printed = [
        inspect(note, { depth: null, showHidden: true }),
        format('%o', note),
        JSON.stringify(note),
        inspect(note.toJSON()),
        inspect(note.get()),
        inspect(note.get({ plain: true })),
        inspect(note.dataValues),
        inspect(note.previous()),
      ]
      for (const text of printed) {
        assert.ok(!text.includes('Thabo') && !text.includes(Buffer.from('Thabo').toString('hex')), text)
      }
      assert.match(JSON.stringify(note), /"fullName":"\[sealed\]"/)
      assert.match(inspect(note.get({ plain: true })), /fullName: \[sealed\]/)
    }
  })

  it('cannot be opened from the copy that toJSON makes, and says so', async () => {
    const note = await Note.create(values())
    const copy: unknown = note.toJSON().fullName
    assert.ok(copy instanceof Sealed)
    assert.equal(String(copy), '[sealed]')
    assert.throws(() => copy.open(key, place(note.id)), names('A sealed value', /copied without its content/))
  })

  it('appears in no statement or parameter that Sequelize logs', async () => {
    const given = values()
    const note = await Note.create(given)
    await Note.bulkCreate([values()])
    await Note.upsert({ ...given, fullName: sealed(given.id) })
    await note.update({ fullName: sealed(given.id) })
    await Note.findOrCreate({ where: { code: 'new' }, defaults: values() })
    const logged = log.join('\n')
    assert.ok(log.length >= 5)
    assert.match(logged, /full_name/)
    assert.ok(!logged.includes('Thabo'))
    assert.ok(!logged.includes(Buffer.from('Thabo').toString('hex')))
  })

  it('appears in no error of the database', async () => {
    const given = values()
    await Note.create(given)
    const id = randomUUID()
    await assert.rejects(
      Note.create({ ...values(), id, code: given.code, fullName: sealed(id) }),
      (error) => {
        assert.ok(!inspect(error, { depth: null }).includes('Thabo'))
        return true
      },
    )
  })
})

describe('plain text for a sealed attribute', () => {
  const refused = names('Note.fullName', /seal the text first, with Sealed\.seal/)

  it('is refused by every way to set it', async () => {
    const note = Note.build(values())
    for (const plain of [PLAIN, '', Buffer.from(PLAIN), 7, {}, fn('lower', PLAIN), '[sealed]']) {
      assert.throws(() => note.set('fullName', untyped(plain)), refused)
      assert.throws(() => note.set({ fullName: untyped(plain) }), refused)
      assert.throws(() => Note.build({ ...values(), fullName: untyped(plain) }), refused)
    }
    const plain = { ...values(), fullName: untyped(PLAIN) }
    await assert.rejects(Note.create(plain), refused)
    await assert.rejects(Note.bulkCreate([values(), plain]), refused)
    await assert.rejects(Note.upsert(plain), refused)
    await assert.rejects(note.update({ fullName: untyped(PLAIN) }), refused)
    assert.equal(await Note.count(), 0)
  })

  it('is refused also where it goes past the setter', async () => {
    const past = names('Note.fullName', /only sealed bytes are written to it/)
    for (const plain of [PLAIN, Buffer.from(PLAIN), Buffer.from(`${PLAIN}, and thirty bytes more of it`)]) {
      const byRaw = Note.build({ ...values(), fullName: untyped(plain) }, { raw: true })
      await assert.rejects(byRaw.save(), past)
      const byValue = Note.build(values())
      byValue.setDataValue('fullName', untyped(plain))
      await assert.rejects(byValue.save(), past)
      const existing = await Note.create(values())
      existing.setDataValue('fullName', untyped(plain))
      await assert.rejects(existing.save(), past)
      await existing.destroy()
    }
    assert.equal(await Note.count(), 0)
  })

  it('is not shown by the getter where it was planted', () => {
    const note = Note.build({ ...values(), fullName: untyped(PLAIN) }, { raw: true })
    assert.throws(() => note.fullName, names('Note.fullName', /does not hold sealed bytes/))
    assert.throws(() => JSON.stringify(note), SealedAttributeError)
  })

  it('does not open where it was planted in the database', async () => {
    const note = await Note.create(values())
    await sequelize.query('update notes set full_name = $1', { bind: [Buffer.from(PLAIN)] })
    await note.reload()
    assert.throws(() => open(note), SealBrokenError)
  })
})

describe('a search by a sealed attribute', () => {
  const refused = names('Note.fullName', /search its BlindIndex column instead/)
  const conditions: [string, unknown][] = [
    ['text', { fullName: PLAIN }],
    ['a sealed value', { fullName: sealed(randomUUID()) }],
    ['its bytes', { fullName: sealed(randomUUID()).toColumn() }],
    ['null', { fullName: null }],
    ['a list', { fullName: [PLAIN] }],
    ['a pattern', { fullName: { [Op.iLike]: 'Tha%' } }],
    ['a beginning', { fullName: { [Op.startsWith]: 'Tha' } }],
    ['the name of the column', { full_name: PLAIN }],
    ['and', { [Op.and]: [{ code: 'a' }, { fullName: PLAIN }] }],
    ['or', { [Op.or]: { code: 'a', fullName: PLAIN } }],
    ['not, in or, in and', { [Op.and]: [{ [Op.or]: [{ [Op.not]: { fullName: PLAIN } }] }] }],
    ['a function', where(fn('lower', col('full_name')), PLAIN)],
    ['a function in a list', [where(fn('encode', fn('substr', col('Note.full_name'), 1), 'hex'), PLAIN)]],
    ['another column', where(col('code'), '=', col('full_name'))],
  ]
  for (const [what, condition] of conditions) {
    it(`by ${what} is refused in find, count, update and destroy`, async () => {
      await assert.rejects(Note.findAll({ where: untyped(condition) }), refused)
      await assert.rejects(Note.findOne({ where: untyped(condition) }), refused)
      await assert.rejects(Note.findAndCountAll({ where: untyped(condition) }), refused)
      await assert.rejects(Note.count({ where: untyped(condition) }), refused)
      await assert.rejects(Note.update({ count: 1 }, { where: untyped(condition) }), refused)
      await assert.rejects(Note.destroy({ where: untyped(condition) }), refused)
    })
  }

  it('is refused when finding or creating', async () => {
    const options = { where: { fullName: untyped(PLAIN) }, defaults: values() }
    await assert.rejects(Note.findOrCreate(options), refused)
    await assert.rejects(Note.findCreateFind(options), refused)
    await assert.rejects(Note.findOrBuild(options), refused)
    assert.equal(await Note.count(), 0)
  })

  it('is refused in includes, at any depth, also of a model without sealed attributes', async () => {
    const condition = { fullName: untyped(PLAIN) }
    const ways = [
      { include: [{ model: Note, as: 'notes', where: condition }] },
      { include: [{ association: 'notes', where: condition }] },
      { include: { association: Ward.associations['notes']!, where: condition } },
      { include: [{ model: Note, as: 'notes', on: condition }] },
      {
        include: [
          {
            model: Note,
            as: 'notes',
            include: [{ association: 'ward', include: [{ association: 'notes', where: condition }] }],
          },
        ],
      },
      { include: ['notes'], where: { '$notes.fullName$': PLAIN } },
      { include: ['notes'], where: { '$notes.full_name$': PLAIN } },
    ]
    for (const options of ways) {
      await assert.rejects(Ward.findAll(options), refused, inspect(options, { depth: 4 }))
      await assert.rejects(Ward.count(options), refused, inspect(options, { depth: 4 }))
    }
  })

  it('is refused by order and by group', async () => {
    for (const order of [
      'fullName',
      'full_name',
      ['fullName'],
      [['fullName', 'DESC']],
      [col('full_name')],
      [[col('Note.full_name'), 'ASC']],
    ]) {
      await assert.rejects(Note.findAll({ order: untyped(order) }), refused)
    }
    await assert.rejects(Note.findAll({ attributes: ['code'], group: ['fullName'] }), refused)
    await assert.rejects(Note.count({ group: 'fullName' }), refused)
  })

  it('by text fails even where hooks are switched off or do not exist', async () => {
    const options = untyped({ where: { fullName: PLAIN }, hooks: false })
    const unwritten = names('Note.fullName', /cannot be searched by its text/)
    await assert.rejects(Note.findAll(options), unwritten)
    await assert.rejects(Note.count(options), unwritten)
    await assert.rejects(Note.destroy(options), unwritten)
    await assert.rejects(Note.update({ count: 1 }, options), unwritten)
    await assert.rejects(Note.max('count', options), unwritten)
    await assert.rejects(
      Note.findAll(untyped({ where: { fullName: { [Op.in]: [PLAIN] } }, hooks: false })),
      unwritten,
    )
    const included = { include: [{ association: 'notes', where: { fullName: PLAIN } }], hooks: false }
    await assert.rejects(Ward.findAll(untyped(included)), unwritten)
  })

  it('leaves every other search alone', async () => {
    const ward = await Ward.create({ id: randomUUID(), label: 'fullName' })
    const note = await Note.create({ ...values(), wardId: ward.id })
    const found = await Note.findAll({
      where: {
        [Op.or]: [{ code: note.code }, { code: { [Op.like]: 'fullName%' } }],
        '$ward.label$': 'fullName',
      },
      include: [{ model: Ward, as: 'ward', where: { label: 'fullName' } }],
      order: [
        ['code', 'DESC'],
        [col('ward.label'), 'ASC'],
      ],
    })
    assert.deepEqual(found.map(open), [PLAIN])
    assert.equal(await Note.count({ where: { code: note.code }, include: ['ward'] }), 1)
    assert.deepEqual(await Note.update({ count: 2 }, { where: { code: note.code } }), [1])
    await Note.increment('count', { where: { code: note.code } })
    assert.equal(await Note.max('count'), 3)
    assert.equal(await Note.destroy({ where: { code: note.code } }), 1)
  })
})

describe('a write that does not know its row', () => {
  it('is refused as a static update, whatever it writes', async () => {
    const note = await Note.create(values())
    const { full_name: unchanged } = await stored(note.id)
    const refused = names('Note.', /set it on the instance and save that/)
    const all = { where: {} }
    await assert.rejects(Note.update({ fullName: sealed(note.id) }, all), refused)
    await assert.rejects(
      Note.update({ code: 'x', remark: sealed(note.id) }, { where: { id: note.id } }),
      refused,
    )
    await assert.rejects(Note.update({ remark: null }, all), refused)
    await assert.rejects(
      Note.update({ fullName: sealed(note.id) }, { ...all, individualHooks: true }),
      refused,
    )
    await assert.rejects(Note.update({ fullName: sealed(note.id) }, { ...all, validate: false }), refused)
    await assert.rejects(
      Note.update({ fullName: untyped(PLAIN) }, all),
      names('Note.fullName', /seal the text first/),
    )
    await assert.rejects(Note.update({ fullName: untyped(PLAIN) }, { ...all, validate: false }), refused)
    assert.deepEqual((await stored(note.id)).full_name, unchanged)
  })

  it('is refused as an upsert without its id, or by another key', async () => {
    const given = values()
    await Note.create(given)
    const refused = names('Note.fullName', /upsert it only with its id/)
    const { id, ...withoutId } = values()
    await assert.rejects(Note.upsert(untyped({ ...withoutId, code: given.code })), refused)
    const other = { id, ...withoutId, code: given.code }
    await assert.rejects(Note.upsert(other, { conflictFields: ['code'] }), refused)
    assert.equal(open(await Note.findByPk(given.id)), PLAIN)
  })

  it('is refused as a bulk update on duplicates by another key', async () => {
    const given = values()
    await Note.create(given)
    const refused = names('Note.fullName', /conflictAttributes the primary key/)
    const other = { ...values(), code: given.code }
    await assert.rejects(Note.bulkCreate([other], { updateOnDuplicate: ['fullName'] }), refused)
    const byCode = { updateOnDuplicate: ['fullName' as const], conflictAttributes: ['code' as const] }
    await assert.rejects(Note.bulkCreate([other], byCode), refused)
    assert.equal(open(await Note.findByPk(given.id)), PLAIN)
  })
})
