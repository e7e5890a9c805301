// Devices on a hub, whose connection string is in HUB, over MQTT and over its WebSocket.
'use strict';

const test = require('node:test');
const assert = require('node:assert');
const { setTimeout } = require('node:timers/promises');
const { Client: Device } = require('azure-iot-device');
const { Mqtt, MqttWs } = require('azure-iot-device-mqtt');
const { Client: Service, Registry } = require('azure-iothub');

const hub = process.env.HUB;
const registry = Registry.fromConnectionString(hub);
const service = Service.fromConnectionString(hub);
const host = /HostName=([^;]+)/.exec(hub)[1];

async function connect(id, transport, key) {
  const { responseBody } = await registry.create({ deviceId: id });
  key ??= responseBody.authentication.symmetricKey.primaryKey;
  const device = Device.fromConnectionString(`HostName=${host};DeviceId=${id};SharedAccessKey=${key}`, transport);
  await device.open();
  return device;
}

function report(twin, properties) {
  return new Promise((resolve, reject) =>
    twin.properties.reported.update(properties, (error) => (error ? reject(error) : resolve())));
}

for (const transport of [Mqtt, MqttWs]) {
  const name = transport.name;

  test(`${name}: every kind of payload goes there and back`, async () => {
    const id = `methods-${name}`;
    const device = await connect(id, transport);
    device.onDeviceMethod('echo', (request, response) => response.send(200, request.payload));
    const call = (payload) =>
      service.invokeDeviceMethod(id, { methodName: 'echo', payload, connectTimeoutInSeconds: 10, responseTimeoutInSeconds: 10 });

    for (const payload of [null, 'text', 7, 1.5, true, [1, 'two'], { a: { b: 'ü€😀' } }, 'x'.repeat(120 * 1024)]) {
      const { result } = await call(payload);
      assert.equal(result.status, 200);
      assert.deepEqual(result.payload, payload);
    }
    await device.close();
  });

  test(`${name}: a twin is read, reported, and told of what is desired`, async () => {
    const id = `twin-${name}`;
    const device = await connect(id, transport);
    const twin = await device.getTwin();
    const told = [];
    twin.on('properties.desired', (delta) => told.push(delta));

    await report(twin, { firmware: { version: '1.2.0' } });
    await registry.updateTwin(id, { properties: { desired: { a: { x: 1 } } } }, '*');
    while (!told.some((delta) => delta.a)) {
      await setTimeout(20);
    }

    assert.deepEqual(told.at(-1), { a: { x: 1 }, $version: 2 });
    const { responseBody } = await registry.getTwin(id);
    assert.deepEqual(responseBody.properties.reported.firmware, { version: '1.2.0' });
    assert.equal(responseBody.connectionState, 'Connected');
    assert.equal((await device.getTwin()).properties.desired.a.x, 1);
    await device.close();
  });

  test(`${name}: a device with another key is refused`, async () => {
    const wrong = Buffer.alloc(32).toString('base64');
    await assert.rejects(connect(`wrong-${name}`, transport, wrong), { name: 'UnauthorizedError' });
  });
}
