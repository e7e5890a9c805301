// The registry, twins and queries of a hub, whose connection string is in HUB.
'use strict';

const test = require('node:test');
const assert = require('node:assert');
const { Client, Registry } = require('azure-iothub');

const hub = process.env.HUB;
const registry = Registry.fromConnectionString(hub);

function refusedWith(status) {
  return (error) => error.response.statusCode === status;
}

test('a device is registered, found, changed and removed', async () => {
  const { responseBody: made } = await registry.create({ deviceId: 'node-1' });
  const { responseBody: found } = await registry.get('node-1');
  assert.equal(found.authentication.symmetricKey.primaryKey, made.authentication.symmetricKey.primaryKey);
  assert.equal(found.status, 'enabled');

  const { responseBody: updated } = await registry.update({ deviceId: 'node-1', status: 'disabled' });
  assert.equal(updated.status, 'disabled');

  await registry.delete('node-1');
  await assert.rejects(registry.get('node-1'), refusedWith(404));
});

test('a second device of one id is a conflict', async () => {
  await registry.create({ deviceId: 'node-2' });
  await assert.rejects(registry.create({ deviceId: 'node-2' }), refusedWith(409));
});

test('a twin is patched, null takes away, and a stale etag is refused', async () => {
  await registry.create({ deviceId: 'node-3' });
  const { responseBody: first } = await registry.getTwin('node-3');
  await registry.updateTwin('node-3', { tags: { site: 'Berne' }, properties: { desired: { a: 1, b: 2 } } }, first.etag);
  const { responseBody: last } = await registry.updateTwin('node-3', { properties: { desired: { a: null } } }, '*');

  assert.deepEqual(last.tags, { site: 'Berne' });
  assert.equal(last.properties.desired.a, undefined);
  assert.equal(last.properties.desired.b, 2);
  assert.equal(last.properties.desired.$version, 3);
  await assert.rejects(registry.updateTwin('node-3', { tags: { site: 'Thun' } }, first.etag), refusedWith(412));
});

test('a query gives its twins page by page', async () => {
  for (const id of ['q-1', 'q-2', 'q-3']) {
    await registry.create({ deviceId: id });
  }
  const query = registry.createQuery("SELECT * FROM devices WHERE deviceId IN ['q-1', 'q-2', 'q-3']", 2);
  const pages = [];
  while (query.hasMoreResults) {
    pages.push((await query.nextAsTwin()).result.map((twin) => twin.deviceId));
  }
  assert.deepEqual(pages, [['q-1', 'q-2'], ['q-3']]);
});

test('a query that is not understood is refused', async () => {
  await assert.rejects(registry.createQuery('SELECT * FROM devices WHERE').next(), refusedWith(400));
});

test('a service with another key is refused', async () => {
  const wrong = hub.replace(/SharedAccessKey=.*/, 'SharedAccessKey=' + Buffer.alloc(32).toString('base64'));
  await assert.rejects(Registry.fromConnectionString(wrong).get('node-1'), refusedWith(401));
});

test('a device that is not there is told from one that does not exist', async () => {
  await registry.create({ deviceId: 'node-4' });
  const service = Client.fromConnectionString(hub);
  const call = { methodName: 'echo', payload: null, responseTimeoutInSeconds: 5 };

  await assert.rejects(service.invokeDeviceMethod('node-4', call), (e) => /404103/.test(e.responseBody));
  await assert.rejects(service.invokeDeviceMethod('node-9', call), (e) => /404001/.test(e.responseBody));
});
