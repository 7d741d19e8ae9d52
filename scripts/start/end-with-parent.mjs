// Loaded into each child: when the process that started it dies, the channel to it closes.
process.once('disconnect', () => process.exit(0));
process.channel?.unref();
