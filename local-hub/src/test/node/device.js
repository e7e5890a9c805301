// A device that knows firmwareUpdate, as Microsoft's tutorial has it. Given: its connection string.
'use strict';

const { Client } = require('azure-iot-device');
const { Mqtt } = require('azure-iot-device-mqtt');

const client = Client.fromConnectionString(process.argv[2], Mqtt);

async function report(twin, properties) {
  await new Promise((resolve, reject) =>
    twin.properties.reported.update(properties, (error) => (error ? reject(error) : resolve())));
}

async function update(twin) {
  const now = () => new Date().toISOString();
  await report(twin, { firmwareStatus: 'downloading', downloadComplete: now() });
  await report(twin, { firmwareStatus: 'applying', startedApplyingImage: now() });
  await report(twin, { firmwareStatus: 'completed', lastFirmwareUpdate: now() });
}

async function main() {
  await client.open();
  const twin = await client.getTwin();
  client.onDeviceMethod('firmwareUpdate', (request, response) => {
    response.send(200, { Response: 'Firmware update started', from: request.payload.fwPackageUri });
    update(twin).catch(fail);
  });
  await report(twin, { firmwareStatus: 'standBy', logTime: new Date().toISOString() });
  console.log('waiting');
}

function fail(error) {
  console.error(error);
  process.exit(1);
}

main().catch(fail);
