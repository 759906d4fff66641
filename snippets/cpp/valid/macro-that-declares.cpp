void Initialize(Local<Object> exports);
LAMP_MODULE(LAMP_MODULE_NAME, Initialize)
