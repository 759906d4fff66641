class Counter : public QObject {
    Q_OBJECT
    Q_PROPERTY(int value READ value NOTIFY changed)

public slots:
    void reset();

signals:
    void changed(int value);
};
