<Header title="Inbox" />
<MessageList messages={messages} onOpen={openMessage} />
