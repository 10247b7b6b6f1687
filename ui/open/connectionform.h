// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace runwatch {

// The Connection tab of the Open Stream dialog: which way to the server, as whom, what to do after a
// drop and in a silence, and how the server is asked to cancel.
class ConnectionForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionForm)

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    void setRequest(const StreamRequest &request);
    // Puts what was chosen into the request, as it was typed; checkRequest() judges it. A proxy's
    // address that cannot be read becomes one without a port.
    void fill(StreamRequest &request) const;

private:
    void addProxy(QFormLayout *form);
    void addFile(QFormLayout *form, const QString &name, QLineEdit *field);
    void addReconnect(QFormLayout *form);
    void addCancelRequest(QFormLayout *form);

    QComboBox *m_proxy;
    QLineEdit *m_proxyAddress;
    QLineEdit *m_certificate;
    QLineEdit *m_key;
    QComboBox *m_reconnect;
    QCheckBox *m_idleLimit;
    QComboBox *m_cancelMethod;
    QLineEdit *m_cancelUrl;
    QByteArray m_cancelBody; // there is no field for it; a request that has one keeps it
};

} // namespace runwatch
