const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bridge', {
  account: () => ipcRenderer.invoke('account'),
  showCall: (call) => ipcRenderer.send('call', call),
  onCall: (listener) => ipcRenderer.on('call', (_event, call) => listener(call)),
});
