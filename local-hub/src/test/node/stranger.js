// A service that knows nothing of this hub but what it printed: a connection string, and the file of its authority, which is in
// NODE_EXTRA_CA_CERTS. Given: the connection string, and the device to update. Needs no more than Microsoft's packages.
'use strict';

const { setTimeout } = require('node:timers/promises');
const { Client, Registry } = require('azure-iothub');

const [connectionString, device] = process.argv.slice(2);
const service = Client.fromConnectionString(connectionString);
const registry = Registry.fromConnectionString(connectionString);

async function main() {
  const { result } = await service.invokeDeviceMethod(device, {
    methodName: 'firmwareUpdate',
    payload: { fwPackageUri: 'https://example.org/firmware.bin' },
    responseTimeoutInSeconds: 60,
  });
  console.log('answer', result.status, JSON.stringify(result.payload));
  let status;
  while (status !== 'completed') {
    const { responseBody: twin } = await registry.getTwin(device);
    if (twin.properties.reported.firmwareStatus !== status) {
      status = twin.properties.reported.firmwareStatus;
      console.log('status', status);
    }
    await setTimeout(100);
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
